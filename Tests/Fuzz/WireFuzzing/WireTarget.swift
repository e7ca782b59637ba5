/// What comes over the wire, and what every input must keep to; fuzzed with coverage, and replayed as a test.
package enum WireTarget: String, CaseIterable, Sendable {
  case inflate, columns, frame, response, messages, signature, merge

  /// Reads one input in every way the target knows.
  ///
  /// - Throws: the property that the input breaks; a trap is for the fuzzer to see.
  package func run(_ bytes: [UInt8]) throws(BrokenProperty) {
    switch self {
    case .inflate: try InflateProperty.check(bytes)
    case .columns: try ColumnsProperty.check(bytes)
    case .frame: try FrameProperty.check(bytes)
    case .response: try ResponseProperty.check(bytes)
    case .messages: try MessagesProperty.check(bytes)
    case .signature: try SignatureProperty.check(bytes)
    case .merge: try MergeProperty.check(bytes)
    }
  }
}
