internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import SchoolReplica

/// `preau explain`: why a field has the value it has.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: say("Dire pourquoi un champ a cette valeur.", "Say why a field has its value."))

  @Argument(
    help: ArgumentHelp(say("La situation.", "The case."), valueName: say("situation", "case")))
  var name: String

  @Argument(help: ArgumentHelp(say("Le champ.", "The field."), valueName: say("champ", "field")))
  var field: String

  @OptionGroup var options: HomeOptions

  func run() async throws {
    let fields = try FieldReader(.case).fields(named: field)
    let replica = try options.open(needing: .read, .seeChangeLog)
    let record = try await replica.findCase(name)
    var saidCount = 0
    for field in fields {
      let explanation = try await replica.explain(record, kind: .case, field: field.number)
      if fields.count > 1, explanation.current == nil { continue }
      ExplanationPage(explanation, language: .spoken).print()
      saidCount += 1
    }
    guard saidCount == 0 else { return }
    Terminal.print(say("Personne ne l’a jamais rempli.", "Nobody has ever filled it in."))
  }
}
