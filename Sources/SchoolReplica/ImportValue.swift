internal import CaseModel
internal import RecordModel

/// What one field of a line holds, before the records it refers to have names.
enum ImportValue: Hashable {
  case value(FieldValue)
  case reference(String)

  /// Reads a value as `RecordLine` writes it; codes and days also as people type them.
  init(_ json: JSONValue, for field: Field) throws(FieldTextError) {
    switch (json, field.type) {
    case (.null, _): self = .value(.null)
    case (.text(let id), .reference): self = .reference(id)
    case (.text(let text), .text): self = .value(text.isEmpty ? .null : .text(text))
    case (.text, .sealed): throw .notTyped
    case (.text(let text), .code), (.text(let text), .date), (.text(let text), .composite),
      (.text(let text), .integer), (.text(let text), .boolean):
      self = .value(try FieldText.parse(text, for: field))
    case (.integer(let integer), .integer): self = .value(.integer(integer))
    case (.boolean(let boolean), .boolean): self = .value(.boolean(boolean))
    case (.list(let components), .composite):
      guard let composite = try? CompositeValue(components) else {
        throw .tooLong(bytesMax: FieldText.textBytesMax)
      }
      self = .value(.text(composite.text))
    case (.integer, _), (.boolean, _), (.list, _): throw .wrongType
    }
  }

  /// About how many bytes it takes in a change-set.
  var byteCount: Int {
    switch self {
    case .value(.text(let text)): text.utf8.count + 16
    case .value(.bytes(let bytes)): bytes.count + 16
    case .value, .reference: 32
    }
  }
}
