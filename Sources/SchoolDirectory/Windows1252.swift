/// Repairs text that was written in Windows-1252 and taken for Latin-1.
///
/// Shape: C1 control characters become the letters and signs they were, U+009C an `œ`. The five
/// that Windows-1252 does not define stay as they are.
/// Source: WHATWG Encoding, index windows-1252; the published directory has one such name.
enum Windows1252 {
  private static let first: UInt32 = 0x80
  private static let letters = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

  /// Gives the text as it was meant; nearly every text comes back untouched.
  static func repaired(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { letter(of: $0) != nil }) else { return text }
    var repaired = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { repaired.append(letter(of: scalar) ?? scalar) }
    return String(repaired)
  }

  private static func letter(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard scalar.value >= first, scalar.value < first + UInt32(letters.count) else { return nil }
    return letters[Int(scalar.value - first)]
  }
}
