internal import CaseModel
internal import RecordModel

extension Message {
  /// A value that its field cannot hold; says what it takes, never what was typed.
  static func value(of field: Field, _ error: FieldTextError) -> Message {
    Message(
      Label(
        "\(field.label.french) : \(error.message(in: .french))",
        "\(field.label.english): \(error.message(in: .english))"),
      safe: nothingRecorded)
  }

  /// A text that is in no closed list; shows the list.
  static func choice(_ label: Label, _ vocabulary: Vocabulary) -> Message {
    let error = FieldTextError.unknownCode(vocabulary)
    return Message(
      Label(
        "\(label.french) : \(error.message(in: .french))",
        "\(label.english): \(error.message(in: .english))"),
      safe: nothingRecorded)
  }

  /// A field that a kind does not have.
  static func unknownField(of kind: CaseKind, names: [String]) -> Message {
    let list = names.joined(separator: ", ")
    return Message(
      Label("Champ inconnu. Peut-être : \(list).", "Unknown field. Perhaps: \(list)."),
      safe: nothingRecorded,
      next: Label(
        "`preau fields` montre tous les champs.", "`preau fields` shows all fields."))
  }

  /// `--set` without an equals sign.
  static let assignment = Message(
    Label("--set attend champ=valeur.", "--set takes field=value."), safe: nothingRecorded,
    next: Label("Par exemple : --set gravity=2.", "For example: --set gravity=2."))

  /// A word that belongs to no field.
  static let loneWord = Message(
    Label(
      "Un mot n’est rattaché à aucun champ.", "A word belongs to no field."), safe: nothingRecorded,
    next: Label(
      "Mettre entre guillemets une valeur de plusieurs mots : --summary \"deux mots\".",
      "Put a value of several words in quotes: --summary \"two words\"."))

  /// A field without its value.
  static func valueMissing(_ name: String) -> Message {
    let name = SafeText.line(name)
    return Message(
      Label("--\(name) attend une valeur.", "--\(name) takes a value."), safe: nothingRecorded)
  }

  /// An edit that names no field.
  static let nothingToSet = Message(
    Label("Aucun champ n’est donné.", "No field is given."), safe: nothingRecorded,
    next: Label(
      "Par exemple : --gravity 2, ou --set form=insults,rumours ; `preau fields` les montre tous.",
      "For example: --gravity 2, or --set form=insults,rumours; `preau fields` shows them all."))

  /// A note without text.
  static let emptyNote = Message(
    Label("La note est vide.", "The note is empty."), safe: nothingRecorded,
    next: Label(
      "L’écrire après la situation, ou l’envoyer par l’entrée standard.",
      "Write it after the case, or send it through the standard input."))

  /// A day that is none.
  static let day = Message(
    Label(
      "Écrire un jour qui existe, JJ/MM/AAAA ou AAAA-MM-JJ.",
      "Write a day that exists, YYYY-MM-DD or DD/MM/YYYY."), safe: nothingRecorded)

  private static let nothingRecorded = Label("Rien n’a été enregistré.", "Nothing was recorded.")
}

extension Message {
  /// A text in another encoding.
  static let notUTF8 = Message(
    Label("Ce texte n’est pas en UTF-8.", "That text is not UTF-8."), safe: nothingChanged,
    next: Label(
      "L’enregistrer en UTF-8, puis recommencer.", "Save it as UTF-8, then try again."))
}
