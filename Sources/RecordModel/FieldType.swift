/// What a field holds; it fixes the column in SQLite and the bytes on the wire, and never changes once released.
package enum FieldType: Hashable, Sendable {
  /// Free text, without U+0000.
  case text
  /// A member of a closed list, written as its code.
  case code(Vocabulary)
  /// A whole number.
  case integer
  /// Yes or no; a set with a closed list is one of these per member.
  case boolean
  /// A day of the calendar.
  case date
  /// The name of another record of the same school.
  case reference
  /// Several values that only make sense together: one register, written as a JSON array of text or null.
  case composite([String])
  /// Bytes that the hub merges without reading.
  case sealed
}

/// The shapes a value takes on the wire; a build that does not know a field can still carry it.
///
/// Source: `protocol/03-change-set.md`, section 5.
package enum WireType: UInt8, Hashable, Sendable, CaseIterable {
  case text = 1
  case integer = 2
  case boolean = 3
  case date = 4
  case bytes = 5
  case reference = 6
}

extension FieldType {
  /// How values of this type travel.
  package var wireType: WireType {
    switch self {
    case .text, .code, .composite: .text
    case .integer: .integer
    case .boolean: .boolean
    case .date: .date
    case .reference: .reference
    case .sealed: .bytes
    }
  }
}
