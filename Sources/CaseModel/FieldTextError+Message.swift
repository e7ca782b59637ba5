internal import RecordModel

extension FieldTextError {
  /// What a person should do about it, in one sentence.
  package func message(in language: Language) -> String {
    switch self {
    case .component(let name, let error):
      let label = CompositeComponent.named(name).label.text(in: language)
      return "\(label)\(language == .french ? " :" : ":") \(error.message(in: language))"
    case .unknownCode(let vocabulary):
      let terms = vocabulary.terms.map { "\($0.label.text(in: language)) (\($0.code))" }
      return advice.text(in: language) + " " + terms.joined(separator: ", ") + "."
    case .notComposite(let names):
      let labels = names.map { CompositeComponent.named($0).label.text(in: language) }
      return advice.text(in: language) + " " + labels.joined(separator: " ; ") + "."
    case .tooLong, .zeroCharacter, .notInteger, .notBoolean, .notDate, .form, .notTyped,
      .wrongType:
      return advice.text(in: language)
    }
  }

  private var advice: Label {
    switch self {
    case .tooLong(let bytesMax):
      Label("Au plus \(bytesMax) octets.", "At most \(bytesMax) bytes.")
    case .zeroCharacter:
      Label("Le caractère U+0000 n’est pas admis.", "The character U+0000 is not allowed.")
    case .unknownCode: Label("Choisir parmi :", "Choose one of:")
    case .notInteger: Label("Écrire un nombre entier.", "Write a whole number.")
    case .notBoolean: Label("Écrire oui ou non.", "Write yes or no.")
    case .notDate:
      Label(
        "Écrire un jour qui existe, JJ/MM/AAAA ou AAAA-MM-JJ.",
        "Write a day that exists, YYYY-MM-DD or DD/MM/YYYY.")
    case .notComposite: Label("Composants attendus :", "Components expected:")
    case .component(_, let error): error.advice
    case .form:
      Label("N’est pas écrit sous sa forme enregistrée.", "Not written in its stored form.")
    case .notTyped:
      Label("Ce champ ne se saisit pas au clavier.", "This field cannot be typed.")
    case .wrongType:
      Label("La valeur n’est pas du type du champ.", "The value is not of the field's type.")
    }
  }
}
