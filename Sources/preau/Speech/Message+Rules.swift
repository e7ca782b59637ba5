internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import SchoolReplica

extension Message {
  /// Gates refuse: each with its reason, what to do next and the text it rests on.
  static func gates(_ answers: [GateAnswer]) -> Message {
    func lines(_ language: Language) -> String {
      GatePage(answers, language: language).lines.joined(separator: "\n")
    }
    return Message(
      Label(
        "Refusé : une condition manque.\n" + lines(.french),
        "Refused: a condition is missing.\n" + lines(.english)), safe: nothingRecordedByRule)
  }

  /// A state machine refuses.
  static func move(_ refusal: MoveRefusal) -> Message {
    Message(refusal.sentence, safe: nothingRecordedByRule)
  }

  /// The author's role may not write this.
  static func role(_ kind: CaseKind) -> Message {
    let (french, english) = labels(kind)
    return Message(
      Label(
        "Votre rôle ne permet pas d’écrire cela (\(french.lowercased())).",
        "Your role may not write this (\(english.lowercased()))."),
      safe: nothingRecordedByRule,
      next: Label(
        "Demander à la personne qui en a le droit ; --as NOM dit qui agit (sans utilisateurs : --author nom@rôle).",
        "Ask somebody whose role may; --as NAME says who acts (without users: --author name@role).")
    )
  }

  /// A record that is written once.
  static func writtenOnce(_ kind: CaseKind) -> Message {
    let (french, english) = labels(kind)
    return Message(
      Label(
        "\(french) : s’écrit une fois et ne change plus, pour que chacun puisse s’y fier.",
        "\(english): written once and never changed, so that everybody can rely on it."),
      safe: nothingRecordedByRule,
      next: Label(
        "Écrire la correction à la suite, par exemple `preau note add`.",
        "Write the correction after it, such as with `preau note add`."))
  }

  /// A signed interview.
  static let signed = Message(
    Label(
      "Cet entretien est signé : ce qu’il dit ne change plus.",
      "This interview is signed: what it says does not change any more."),
    safe: nothingRecordedByRule,
    next: Label(
      "Enregistrer un nouvel entretien, ou une note : `preau note add`.",
      "Record another interview, or a note: `preau note add`."))

  /// A record, or where it stands, that its own commands change.
  static func bySteps(_ kind: CaseKind) -> Message {
    let (french, english) = labels(kind)
    let command = commands[kind] ?? "preau --help"
    return Message(
      Label(
        "\(french) : cela ne change que par ses propres étapes.",
        "\(english): this changes by its own steps only."),
      safe: nothingRecordedByRule, next: Label("`\(command)`.", "`\(command)`."))
  }

  /// A record that somebody wants to put into another case.
  static func staysInCase(_ kind: CaseKind) -> Message {
    let (french, english) = labels(kind)
    return Message(
      Label(
        "\(french) : une fiche reste dans sa situation, avec ce qui s’y rapporte.",
        "\(english): a record stays in its case, with what refers to it."),
      safe: nothingRecordedByRule,
      next: Label(
        "L’écrire de nouveau dans l’autre situation.", "Write it again in the other case."))
  }

  /// A case whose origin somebody wants to change.
  static let originIsRead = Message(
    Label(
      "D’où vient une situation transférée ne s’écrit pas à la main.",
      "Where a transferred case comes from is not written by hand."),
    safe: nothingRecordedByRule,
    next: Label(
      "`preau transfer read` l’écrit en lisant le fichier de l’autre établissement.",
      "`preau transfer read` writes it when it reads the other school's file."))

  private static let commands: [CaseKind: String] = [
    .report: "preau report edit", .reportItem: "preau report edit",
    .reportStep: "preau report --help", .approval: "preau approval --help",
    .erasureRequest: "preau erase --help", .referral: "preau referral mark",
    .transfer: "preau transfer mark",
  ]

  /// A record that only the centre writes.
  static func centresOwn(_ kind: CaseKind) -> Message {
    let (french, english) = labels(kind)
    return Message(
      Label(
        "\(french) : seul le ministère l’écrit.", "\(english): only the ministry writes it."),
      safe: nothingRecordedByRule,
      next: Label("Elle vient avec `preau sync`.", "It comes with `preau sync`."))
  }

  private static func labels(_ kind: CaseKind) -> (french: String, english: String) {
    (
      FieldPhrase.label(ofKind: kind.rawValue, .french),
      FieldPhrase.label(ofKind: kind.rawValue, .english)
    )
  }

  static let nothingRecordedByRule = Label("Rien n’a été enregistré.", "Nothing was recorded.")
}

extension Message {
  static let noSuchPart = Message(
    Label(
      "Aucune fiche de ce numéro dans la situation.", "The case has no record of that number."),
    safe: nothingRecordedByRule,
    next: Label(
      "`preau case show SITUATION` montre le numéro de chacune.",
      "`preau case show CASE` shows the number of each."))

  static func ambiguousPart(_ numbers: [Int]) -> Message {
    let list = numbers.sorted().map(String.init).joined(separator: ", ")
    return Message(
      Label(
        "Plusieurs fiches peuvent être visées : \(list).",
        "Several records could be meant: \(list)."),
      safe: nothingRecordedByRule, next: Label("Donner le numéro.", "Give the number."))
  }

  static let noSuchReport = Message(
    Label("Aucun signalement de ce numéro.", "There is no report of that number."),
    safe: nothingRecordedByRule,
    next: Label("`preau report list` les montre tous.", "`preau report list` shows them all."))

  static func ambiguousReport(_ names: [String]) -> Message {
    let list = names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
    return Message(
      Label(
        "Plusieurs signalements peuvent être visés : \(list).",
        "Several reports could be meant: \(list)."),
      safe: nothingRecordedByRule, next: Label("Donner le numéro entier.", "Give the whole number.")
    )
  }

  static func reportUnderWay(_ status: ReportStatus) -> Message {
    Message(
      Label(
        "Ce signalement n’est plus un brouillon (\(status.label.french)) : son contenu ne change plus.",
        "This report is no draft any more (\(status.label.english)): its content does not change."),
      safe: nothingRecordedByRule,
      next: Label(
        "Le chef peut le refuser (`preau report refuse`), ce qui le rouvre ; sinon, en préparer un autre.",
        "The head may refuse it (`preau report refuse`), which reopens it; else prepare another."))
  }

  static let noSuchChannel = Message(
    Label(
      "Aucun canal de ce code dans le registre de cet ordinateur.",
      "This computer's registry has no channel of that code."),
    safe: nothingRecordedByRule,
    next: Label(
      "`preau channel list` les montre ; `preau sync` met le registre à jour.",
      "`preau channel list` shows them; `preau sync` brings the registry up to date."))

  static let held = Message(
    Label(
      "La situation est gelée : rien n’en est effacé.", "The case is held: nothing of it is erased."
    ),
    safe: nothingRecordedByRule,
    next: Label(
      "`preau hold lift SITUATION` lève le gel, quand il n’a plus de raison.",
      "`preau hold lift CASE` lifts the hold, once it has no reason any more."))

  static let noErasureRequest = Message(
    Label(
      "Personne n’a demandé l’effacement de cette situation, ou il est déjà validé.",
      "Nobody has asked for this case to be erased, or it is approved already."),
    safe: nothingRecordedByRule,
    next: Label(
      "`preau erase request SITUATION --ground …` le demande.",
      "`preau erase request CASE --ground …` asks for it."))

  static let samePerson = Message(
    Label(
      "La personne qui a demandé l’effacement ne le valide pas elle-même.",
      "Whoever asked for the erasure does not approve it."),
    safe: nothingRecordedByRule,
    next: Label("Une autre personne doit le valider.", "Somebody else has to approve it."))
}
