internal import CaseModel
internal import RecordModel
internal import SchoolReplica

extension Message {
  /// What is said when casework could not be done.
  static func casework(_ error: CaseworkError) -> Message {
    switch error {
    case .noSuchCase: noSuchCase
    case .ambiguousCase(let names): ambiguous(names)
    case .noSuchRecord: noSuchRecord
    case .invalid(let kind, let problems): invalid(kind, problems)
    case .noSuchConflict: noSuchConflict
    case .unknownKind: unknownKind
    case .author: author
    case .noSuchPart: noSuchPart
    case .ambiguousPart(let numbers): ambiguousPart(numbers)
    case .writtenOnce(let kind): writtenOnce(kind)
    case .signed: signed
    case .centresOwn(let kind): centresOwn(kind)
    case .bySteps(let kind): bySteps(kind)
    case .staysInCase(let kind): staysInCase(kind)
    case .originIsRead: originIsRead
    case .role(let kind): role(kind)
    case .gates(let answers): gates(answers)
    case .move(let refusal): move(refusal)
    case .noSuchReport: noSuchReport
    case .ambiguousReport(let names): ambiguousReport(names)
    case .reportUnderWay(let status): reportUnderWay(status)
    case .noSuchChannel: noSuchChannel
    case .held: held
    case .noErasureRequest: noErasureRequest
    case .samePerson: samePerson
    }
  }

  private static let noSuchCase = Message(
    Label("Aucune situation de ce nom.", "There is no case of that name."), safe: nothingChanged,
    next: Label(
      "`preau case list` les montre toutes, `preau case search MOTS` les retrouve.",
      "`preau case list` shows them all, `preau case search WORDS` finds them."))

  private static func ambiguous(_ names: [String]) -> Message {
    let shown = names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
    return Message(
      Label(
        "Plusieurs situations peuvent être visées : \(shown).",
        "Several cases could be meant: \(shown)."),
      safe: nothingChanged,
      next: Label("Donner la référence entière.", "Give the whole reference."))
  }

  private static let noSuchRecord = Message(
    Label("Cette fiche n’est pas sur cet ordinateur.", "That record is not on this computer."),
    safe: nothingChanged,
    next: Label("`preau sync` va chercher ce qui manque.", "`preau sync` fetches what is missing."))

  private static func invalid(_ kind: CaseKind, _ problems: [CaseProblem]) -> Message {
    Message(
      Label(
        list(kind, problems, .french), list(kind, problems, .english)),
      safe: nothingChanged,
      next: Label(
        "Corriger, puis refaire la commande. `preau fields` montre les champs et leurs valeurs.",
        "Correct it and run the command again. `preau fields` shows the fields and their values."))
  }

  private static func list(
    _ kind: CaseKind, _ problems: [CaseProblem], _ language: Language
  ) -> String {
    let lines = problems.compactMap { problem in
      CaseSchema.current.kind(kind.rawValue).map {
        problem.message(for: $0, language: language)
      }
    }
    return lines.joined(separator: "\n")
  }

  private static let noSuchConflict = Message(
    Label("Aucun conflit ouvert de ce numéro.", "No open conflict has that number."),
    safe: nothingChanged,
    next: Label(
      "`preau conflicts list` montre ceux qui attendent une décision.",
      "`preau conflicts list` shows those that wait for a decision."))

  private static let unknownKind = Message(
    Label(
      "Cette fiche vient d’une version plus récente de preau.",
      "That record comes from a newer version of preau."),
    safe: nothingChanged,
    next: Label("Mettre preau à jour.", "Update preau."))

  private static let author = Message(
    Label(
      "Le nom de l’auteur doit avoir de 1 à 128 octets.",
      "The author's name must have 1 to 128 bytes."),
    safe: nothingChanged,
    next: Label(
      "Le donner par --author ou PREAU_AUTHOR.", "Give it with --author or PREAU_AUTHOR."))
}
