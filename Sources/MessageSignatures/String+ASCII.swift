/// Byte-wise text rules: Swift's own comparison equates characters HTTP keeps apart.
extension String {
  /// The text with `A` to `Z` made small and every other byte untouched.
  var asciiLowercased: String {
    String(decoding: utf8.map(\.asciiLowercased), as: UTF8.self)
  }

  /// The text without the spaces and tabs at its two ends.
  var trimmingOptionalWhitespace: String {
    let bytes = utf8.drop(while: \.isOptionalWhitespace)
    let kept = bytes.reversed().drop(while: \.isOptionalWhitespace).reversed()
    return String(decoding: Array(kept), as: UTF8.self)
  }

  /// Says whether the text holds only `!` to `~`.
  var isVisibleASCII: Bool { utf8.allSatisfy { (0x21...0x7E).contains($0) } }

  /// Says whether the text holds only the space and `!` to `~`.
  var isPrintableASCII: Bool { utf8.allSatisfy { (0x20...0x7E).contains($0) } }

  /// Says whether the text may stand as a field value on one line of a signature base.
  var isFieldContent: Bool { utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 } }

  /// Compares two texts byte by byte, taking `A` to `Z` for `a` to `z`.
  func equalsIgnoringASCIICase(_ other: String) -> Bool {
    utf8.lazy.map(\.asciiLowercased).elementsEqual(other.utf8.lazy.map(\.asciiLowercased))
  }
}

extension UInt8 {
  /// The byte, made small when it is an ASCII capital.
  fileprivate var asciiLowercased: UInt8 {
    (0x41...0x5A).contains(self) ? self | 0x20 : self
  }

  /// Says whether the byte is a space or a tab.
  fileprivate var isOptionalWhitespace: Bool { self == 0x20 || self == 0x09 }
}
