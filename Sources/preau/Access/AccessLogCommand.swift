internal import AccessLogging
internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import SchoolReplica

/// `preau access-log`: who has read which case on this computer.
struct AccessLogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access-log",
    abstract: say(
      "Montrer qui a consulté quoi, et vérifier que rien n’y a été changé.",
      "Show who has read what, and check that nothing of it was changed."),
    discussion: say(
      """
      Gardé un an. La dernière empreinte, notée ailleurs, prouve plus tard (--head) que le journal n’a pas été refait.
      Code de sortie 5 si le journal a été changé.
      """,
      """
      Kept for a year. The last hash, noted elsewhere, proves later (--head) that the log was not made anew.
      Exit code 5 if the log was changed.
      """))

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp(
      say("Seulement cette situation.", "Only this case."), valueName: say("situation", "case")))
  var name: String?

  @Option(
    help: ArgumentHelp(
      say("Une empreinte notée auparavant.", "A hash noted before."),
      valueName: say("empreinte", "hash")))
  var head: String?

  @OptionGroup var options: HomeOptions

  func run() async throws {
    try HomeOptions.check(options.actingUser(), .seeAccessLog)
    let record = try options.accessLog.read()
    print(record, only: try await caseName())
    if let fault = record.fault { throw Failure(.changed(fault), .localDamage) }
    if let head, !record.contains(head: head) {
      throw Failure(.otherLog, .localDamage)
    }
    Terminal.note(
      say("Le journal est intact. Dernière empreinte : ", "The log is intact. Last hash: ")
        + (record.head ?? "—"))
  }

  private func caseName() async throws -> String? {
    guard let name else { return nil }
    let replica = try options.openUnattended()
    return try await replica.caseName(try await replica.findCase(name)).text
  }

  private func print(_ record: AccessRecord, only name: String?) {
    if let summary = record.summary {
      let (from, until) = (
        Moment.text(summary.fromMilliseconds, .spoken),
        Moment.text(summary.untilMilliseconds, .spoken)
      )
      Terminal.print(
        say(
          "\(summary.prunedCount) consultations de plus d’un an enlevées (\(from) – \(until)).",
          "\(summary.prunedCount) readings older than a year taken out (\(from) – \(until))."))
    }
    var table = TextTable([
      say("Quand", "When"), say("Qui", "Who"), say("Commande", "Command"),
      say("Situations", "Cases"), say("Motif", "Reason"),
    ])
    for entry in record.entries where name.map(entry.concerns) ?? true {
      let more = entry.caseCount - entry.cases.count
      // The case that was asked for is shown, wherever it stands among the others.
      let sought = entry.cases.filter { $0 == name } + entry.cases.filter { $0 != name }
      let cases = sought.prefix(Self.casesShownMax).joined(separator: ", ")
      let left = max(0, entry.cases.count - Self.casesShownMax) + max(0, more)
      table.add([
        Moment.text(entry.milliseconds, .spoken), entry.who, entry.deed,
        left > 0 ? "\(cases) + \(left)" : cases, entry.why ?? "",
      ])
    }
    table.lines.forEach(Terminal.print)
  }

  private static let casesShownMax = 5
}

extension Message {
  fileprivate static func changed(_ fault: AccessLogFault) -> Message {
    let happened =
      switch fault {
      case .line(let number):
        Label(
          "Le journal des consultations a été changé : ligne \(number).",
          "The access log was changed: line \(number).")
      case .end:
        Label(
          "La fin du journal des consultations manque.", "The end of the access log is missing.")
      case .pruning:
        Label(
          "Des lignes ont été enlevées du journal des consultations.",
          "Lines were taken out of the access log.")
      }
    return Message(
      happened, safe: Label("Les situations sont intactes.", "The cases are intact."),
      next: Label(
        "Garder access.log tel quel et prévenir le délégué à la protection des données.",
        "Keep access.log as it is and tell the data protection officer."))
  }

  fileprivate static let otherLog = Message(
    Label(
      "Cette empreinte n’est pas dans le journal : il a été refait, ou elle a plus d’un an.",
      "That hash is not in the log: it was made anew, or the hash is over a year old."),
    next: Label(
      "Prévenir le délégué à la protection des données.", "Tell the data protection officer."))

  /// What is said when the access log cannot be used.
  static func accessLog(_ error: AccessLogError) -> Message {
    Message(
      happened(error),
      safe: Label(
        "Rien n’a été montré ni modifié : aucune lecture sans trace.",
        "Nothing was shown or changed: nothing is read without a trace."),
      next: next(error))
  }

  private static func happened(_ error: AccessLogError) -> Label {
    switch error {
    case .unreadable:
      Label(
        "Le journal des consultations ne peut pas être lu.", "The access log cannot be read.")
    case .unwritable:
      Label(
        "Le journal des consultations ne peut pas être écrit.",
        "The access log cannot be written.")
    case .damaged:
      Label(
        "La dernière ligne du journal des consultations n’est pas de ce programme.",
        "The last line of the access log is not this program's.")
    case .busy:
      Label(
        "Une autre commande tient le journal des consultations.",
        "Another command holds the access log.")
    }
  }

  private static func next(_ error: AccessLogError) -> Label {
    switch error {
    case .unreadable, .unwritable:
      Label(
        "Vérifier les droits du dossier et la place sur le disque.",
        "Check the folder's permissions and the space on the disk.")
    case .damaged:
      Label(
        "Prévenir le délégué à la protection des données ; mettre de côté, sans les changer, access.log et access.head : un autre journal commence.",
        "Tell the data protection officer; put access.log and access.head aside as they are: another log begins."
      )
    case .busy: Label("Recommencer dans un instant.", "Try again in a moment.")
    }
  }
}
