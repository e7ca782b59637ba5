internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import Causality
internal import RecordModel
internal import SchoolReplica

/// `preau log`: who wrote what into a case.
struct LogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: say(
      "Montrer qui a modifié quoi dans une situation, quand et d’où.",
      "Show who changed what in a case, when and from where."),
    discussion: say(
      "Sans les valeurs : `preau explain` les montre. Ce qu’un autre ordinateur a écrit et que quelqu’un a remplacé en connaissance de cause n’est plus qu’au ministère.",
      "Without the values: `preau explain` shows them. What another computer wrote and somebody replaced knowingly is at the ministry only."
    ))

  @Argument(
    help: ArgumentHelp(say("La situation.", "The case."), valueName: say("situation", "case")))
  var name: String

  @OptionGroup var options: HomeOptions

  func run() async throws {
    let replica = try options.open(needing: .seeChangeLog)
    let log = try await replica.changeLog(of: try await replica.findCase(name))
    ChangeLogPage(log, language: .spoken).print()
  }
}

/// The change log of a case on a terminal.
struct ChangeLogPage {
  private let log: ChangeLog
  private let language: Language

  init(_ log: ChangeLog, language: Language) {
    self.log = log
    self.language = language
  }

  func print() {
    var table = TextTable([
      say("Quand", "When"), say("Qui", "Who"), say("D’où", "From"), say("Fiche", "Record"),
      say("Champs", "Fields"), "",
    ])
    for change in log.changes {
      table.add([
        Moment.text(change.milliseconds, language), change.author ?? "—", computer(change),
        FieldPhrase.label(ofKind: change.kind, language), fields(change), fate(change),
      ])
    }
    table.lines.forEach(Terminal.print)
  }

  private func computer(_ change: CaseChange) -> String {
    change.dot.replica == log.thisReplica
      ? say("cet ordinateur", "this computer") : ClockPhrase.name(change.dot.replica)
  }

  private func fields(_ change: CaseChange) -> String {
    change.fields.map { FieldPhrase.label(of: $0, kind: change.kind, language) }
      .joined(separator: ", ")
  }

  private func fate(_ change: CaseChange) -> String {
    let fate =
      switch change.fate {
      case .stands: ""
      case .replaced: say("remplacée", "replaced")
      case .conflict: say("conflit ouvert", "open conflict")
      case .settled: say("conflit décidé", "conflict settled")
      }
    let unsent = change.isUnsent ? say("pas encore au ministère", "not at the ministry yet") : ""
    return [fate, unsent].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
