internal import ArgumentParser
internal import CaseModel
internal import RecordModel
internal import SchoolReplica

/// `preau fields`: what can be filled in, and with what.
struct FieldsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields",
    abstract: say(
      "Montrer les champs et les valeurs qu’ils prennent.",
      "Show the fields and the values they take."))

  @Argument(
    help: ArgumentHelp(
      "case, report, \(PartKind.names).", valueName: say("nature", "kind")))
  var kind: String = "case"

  @OptionGroup var options: HomeOptions

  func validate() throws {
    guard known != nil else { throw ValidationError("case, report, \(PartKind.names).") }
  }

  /// The kind by its own name, or by what people call it.
  private var known: RecordKind? {
    CaseSchema.current.kind(named: kind)
      ?? PartKind(argument: kind).flatMap { CaseSchema.current.kind($0.kind.rawValue) }
  }

  func run() async throws {
    guard let kind = known else { return }
    let sets: [Vocabulary] =
      kind.number == CaseKind.case.rawValue ? [.context, .form, .motive] : []
    var table = TextTable([
      say("Champ", "Field"), say("Ce que c’est", "What it is"), say("Valeurs", "Values"),
    ])
    for field in kind.fields where !sets.contains(where: { field.name.hasPrefix($0.name + "_") }) {
      let targets = CaseKind(rawValue: kind.number)?.targets(of: field.number) ?? []
      guard field.type.wireType != .reference || !targets.isEmpty else { continue }
      table.add([field.name, field.label.text(in: .spoken), Self.takes(field.type)])
    }
    for set in sets {
      table.add([set.name, say("ensemble", "set"), set.terms.map(\.code).joined(separator: ",")])
    }
    table.lines.forEach(Terminal.print)
  }

  private static func takes(_ type: FieldType) -> String {
    switch type {
    case .text: say("texte", "text")
    case .code(let vocabulary): vocabulary.terms.map(\.code).joined(separator: " | ")
    case .integer: say("nombre", "number")
    case .boolean: say("oui | non", "yes | no")
    case .date: say("JJ/MM/AAAA ou AAAA-MM-JJ", "YYYY-MM-DD or DD/MM/YYYY")
    case .composite(let names): names.joined(separator: ";")
    case .reference: say("numéro de fiche, ou des mots", "a record's number, or words")
    case .sealed: ""
    }
  }
}
