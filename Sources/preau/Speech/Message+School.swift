internal import RecordModel
internal import SchoolDirectory

extension Message {
  /// A school's number that cannot be one.
  static func school(_ error: UAIError) -> Message {
    switch error {
    case .letter(let letter):
      Message(
        Label(
          "La lettre de contrôle ne va pas avec ces chiffres ; elle serait \(letter).",
          "The control letter does not fit these digits; it would be \(letter)."),
        safe: nothingChanged, next: Label("Vérifier le numéro.", "Check the number."))
    case .length, .digits:
      Message(
        Label(
          "Un numéro d’établissement (UAI) a sept chiffres et une lettre.",
          "A school's number (UAI) has seven digits and a letter."),
        safe: nothingChanged, next: Label("Vérifier le numéro.", "Check the number."))
    }
  }
}
