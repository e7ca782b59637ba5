internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import Foundation
internal import LocalUsers
internal import RecordModel
internal import SchoolReplica

/// What every command takes: where the replica is, who speaks, in which language.
struct HomeOptions: ParsableArguments {
  @Option(
    name: .customLong("home"),
    help: ArgumentHelp(
      say("Dossier de la réplique.", "The replica's folder."), valueName: say("dossier", "folder")))
  var path: String?

  @Option(
    help: ArgumentHelp(
      say("Langue : fr ou en.", "Language: fr or en."), valueName: say("langue", "language")))
  var lang: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Qui écrit, sur un ordinateur sans utilisateurs ; sinon PREAU_AUTHOR, sinon le compte.",
        "Who writes, on a computer without users; else PREAU_AUTHOR, else the account."),
      valueName: say("nom", "name")))
  var author: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      say(
        "Qui agit, sur un ordinateur qui a des utilisateurs ; sinon PREAU_USER, sinon la session ouverte.",
        "Who acts, on a computer with users; else PREAU_USER, else the open session."),
      valueName: say("nom", "login")))
  var login: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Pourquoi on consulte ; le journal des consultations le garde.",
        "Why one reads; the access log keeps it."),
      valueName: say("motif", "reason")))
  var why: String?

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError(say("--lang : fr ou en.", "--lang: fr or en."))
    }
  }

  /// The replica's folder: `--home`, PREAU_HOME, or the place the XDG convention gives it.
  var home: ReplicaHome {
    let environment = ProcessInfo.processInfo.environment
    func named(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let data = named("XDG_DATA_HOME") ?? NSHomeDirectory() + "/.local/share"
    return ReplicaHome(path: path ?? named("PREAU_HOME") ?? data + "/preau")
  }

  /// Who signs what is written: `login@role` on a computer with users, else a name.
  ///
  /// - Throws: `LocalUserError` when there are users and none is signed in.
  var authorName: String {
    get throws { try actingUser()?.author ?? ownerName }
  }

  /// Who signs what a command writes that nobody needs to be signed in for.
  var ownerName: String {
    let named = ProcessInfo.processInfo.environment["PREAU_AUTHOR"].flatMap {
      $0.isEmpty ? nil : $0
    }
    return author ?? named ?? NSUserName()
  }

  /// Opens the replica for somebody who reads or writes cases.
  ///
  /// - Throws: `LocalUserError` when there are users and none is signed in.
  func open() throws -> Replica { try open(needing: .read) }

  /// Opens the replica for what shows no case, such as a timer's exchange.
  func openUnattended() throws -> Replica {
    try Replica.open(in: home, schema: CaseSchema.current, environment: .live)
  }

  /// Today, in this computer's time zone.
  var day: CalendarDay {
    CalendarDay(Moment.day(ReplicaEnvironment.live.wallMilliseconds()))
      ?? CalendarDay(daysSince1970: 0)
  }

  /// Today, as a field holds it.
  var today: FieldValue { .date(day.daysSince1970) }
}

extension ReplicaEnvironment {
  /// This machine's clock and its system's randomness.
  static let live = ReplicaEnvironment(
    wallMilliseconds: { UInt64(max(0, Date().timeIntervalSince1970 * 1000)) },
    random: { UInt64.random(in: .min ... .max) })
}
