/// What one field holds at one moment.
///
/// Shape: `date` counts days since 1970-01-01; an absent value is `null`, never an empty text.
package enum FieldValue: Hashable, Sendable {
  case null
  case text(String)
  case integer(Int64)
  case boolean(Bool)
  case date(Int32)
  case bytes([UInt8])
  case reference(RecordID)

  /// How the value travels; `nil` for an absent one.
  package var wireType: WireType? {
    switch self {
    case .null: nil
    case .text: .text
    case .integer: .integer
    case .boolean: .boolean
    case .date: .date
    case .bytes: .bytes
    case .reference: .reference
    }
  }
}

extension FieldValue {
  /// Equal only when the bytes are: two spellings of one accented letter are two texts.
  package static func == (left: FieldValue, right: FieldValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    case (.integer(let left), .integer(let right)): left == right
    case (.boolean(let left), .boolean(let right)): left == right
    case (.date(let left), .date(let right)): left == right
    case (.bytes(let left), .bytes(let right)): left == right
    case (.reference(let left), .reference(let right)): left == right
    case (.null, _), (.text, _), (.integer, _), (.boolean, _), (.date, _), (.bytes, _),
      (.reference, _):
      false
    }
  }
}
