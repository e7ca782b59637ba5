internal import ArgumentParser
internal import CaseModel
internal import Foundation
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
        "Qui écrit ; sinon PREAU_AUTHOR, sinon le compte.",
        "Who writes; else PREAU_AUTHOR, else the login."),
      valueName: say("nom", "name")))
  var author: String?

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

  /// The author's name.
  var authorName: String {
    let named = ProcessInfo.processInfo.environment["PREAU_AUTHOR"].flatMap {
      $0.isEmpty ? nil : $0
    }
    return author ?? named ?? NSUserName()
  }

  /// Opens the replica.
  func open() throws -> Replica {
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
