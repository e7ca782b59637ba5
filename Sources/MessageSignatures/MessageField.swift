/// One header field line, as it stands in the message.
package struct MessageField: Hashable, Sendable {
  /// The field's name in any letter case.
  package let name: String

  /// The field's value, with or without the white space around it.
  package let value: String

  /// A field line with this name and value.
  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

extension [MessageField] {
  /// The value of every line named `name`, trimmed and joined by a comma and a space.
  ///
  /// Shape: `nil` when no line has the name; names are compared as ASCII, ignoring letter case.
  /// Source: RFC 9421 section 2.1, steps 1 to 5.
  package func combinedValue(of name: String) -> String? {
    let lines = filter { $0.name.equalsIgnoringASCIICase(name) }
    guard !lines.isEmpty else { return nil }
    return lines.map { $0.value.trimmingOptionalWhitespace }.joined(separator: ", ")
  }
}
