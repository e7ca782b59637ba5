package import RecordModel

extension CaseProblem {
  /// What a person should do about it, in one sentence that starts with the field's label.
  package func message(for kind: RecordKind, language: Language) -> String {
    func label(_ number: UInt8) -> String {
      guard let place = kind.place(of: number) else { return "\(number)" }
      return kind.fields[place].label.text(in: language)
    }
    return switch self {
    case .unknownKind(let number):
      Label("Nature de fiche inconnue : \(number).", "Unknown kind: \(number).").text(in: language)
    case .unknownField(let number):
      Label("Champ inconnu : \(number).", "Unknown field: \(number).").text(in: language)
    case .missing(let number):
      label(number) + Label(" : à renseigner.", ": must be filled in.").text(in: language)
    case .unfit(let number, let error):
      label(number) + Label(" : ", ": ").text(in: language) + error.message(in: language)
    case .outOfRange(let number, let range):
      label(number) + Self.bounds(range).text(in: language)
    case .datesOutOfOrder(let earlier, let later):
      label(later) + Self.order(label(earlier)).text(in: language)
    case .malformed(let number):
      label(number) + Self.shape(number).text(in: language)
    }
  }

  private static func bounds(_ range: ClosedRange<Int64>) -> Label {
    Label(
      " : de \(range.lowerBound) à \(range.upperBound).",
      ": from \(range.lowerBound) to \(range.upperBound).")
  }

  private static func order(_ earlier: String) -> Label {
    Label(" : pas avant « \(earlier) ».", ": not before “\(earlier)”.")
  }

  private static func shape(_ number: UInt8) -> Label {
    let example = number == CaseField.schoolYear.rawValue ? "2026-2027" : "0751234J-2026-0042"
    return Label(" : à écrire comme \(example).", ": write it like \(example).")
  }
}
