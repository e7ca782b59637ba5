internal import CaseModel
internal import RecordModel

/// How fields and their values are called.
enum FieldPhrase {
  /// The field, `nil` when this build does not know it.
  static func field(_ number: UInt8, kind: UInt16) -> Field? {
    guard let kind = CaseSchema.current.kind(kind), let place = kind.place(of: number) else {
      return nil
    }
    return kind.fields[place]
  }

  /// What people call the field.
  static func label(of number: UInt8, kind: UInt16, _ language: Language) -> String {
    field(number, kind: kind)?.label.text(in: language) ?? "\(number)"
  }

  /// What people call the kind.
  static func label(ofKind kind: UInt16, _ language: Language) -> String {
    CaseSchema.current.kind(kind)?.label.text(in: language) ?? "\(kind)"
  }

  /// What people read of a value; `—` for an absent one.
  static func value(
    _ value: FieldValue, of number: UInt8, kind: UInt16, _ language: Language
  ) -> String {
    guard value != .null else { return "—" }
    if let field = field(number, kind: kind) {
      return FieldText.display(value, for: field, language: language)
    }
    return switch value {
    case .null: "—"
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .boolean(let boolean): String(boolean)
    case .date(let days): CalendarDay(daysSince1970: days).description
    case .bytes: "…"
    case .reference(let record): String(describing: record)
    }
  }
}
