/// Several texts that only make sense together, as one register holds them.
///
/// Shape: a JSON array of strings or `null`, without white space, with the shortest escapes
/// (RFC 8785), so that equal values are equal bytes. Source: `protocol/03-change-set.md`, section 5.
package struct CompositeValue: Hashable, Sendable {
  /// The components in their declared order; `nil` where one is absent.
  package let components: [String?]

  /// Makes a value from its components.
  ///
  /// Throws: `.tooManyComponents`, `.zeroCharacter`; `.tooLong` when the JSON would be.
  package init(_ components: [String?]) throws(CompositeValueError) {
    guard components.count <= Self.componentCountMax else {
      throw .tooManyComponents(max: Self.componentCountMax)
    }
    for case let component? in components where component.utf8.contains(0) {
      throw .zeroCharacter
    }
    self.components = components
    guard text.utf8.count <= Self.bytesMax else { throw .tooLong(bytesMax: Self.bytesMax) }
  }

  /// Reads the JSON of a value; anything but its one canonical form is refused.
  ///
  /// Throws: the first fault met; no input traps.
  package init(json text: String) throws(CompositeValueError) {
    guard text.utf8.count <= Self.bytesMax else { throw .tooLong(bytesMax: Self.bytesMax) }
    var reader = CompositeReader(text)
    try self.init(reader.components())
    guard self.text.utf8.elementsEqual(text.utf8) else { throw .notCanonical }
  }

  /// The greatest number of components.
  package static let componentCountMax = 16
  /// The greatest length of the JSON, in UTF-8 bytes.
  package static let bytesMax = 65_536

  /// The canonical JSON of the value.
  package var text: String {
    "[" + components.map { $0.map(Self.quoted) ?? "null" }.joined(separator: ",") + "]"
  }

  private static func quoted(_ component: String) -> String {
    var quoted = "\""
    for scalar in component.unicodeScalars {
      if let escape = escape(scalar) {
        quoted += escape
      } else {
        quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\u{8}": "\\b"
    case "\t": "\\t"
    case "\n": "\\n"
    case "\u{C}": "\\f"
    case "\r": "\\r"
    case "\u{0}"..."\u{F}": "\\u000" + String(scalar.value, radix: 16)
    case "\u{10}"..."\u{1F}": "\\u00" + String(scalar.value, radix: 16)
    default: nil
    }
  }
}
