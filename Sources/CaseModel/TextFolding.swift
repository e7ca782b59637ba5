/// Makes texts comparable for search: small letters, no accents, plain spaces and apostrophes.
///
/// Covers Latin-1 and Latin Extended-A, precomposed or with combining marks (U+0300 to U+036F);
/// other scripts only lose their capitals.
package enum TextFolding {
  /// The text as search compares it; folding twice changes nothing.
  package static func fold(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !combiningMarks.contains(scalar) {
      guard !scalar.isASCII else {
        folded.append(small(scalar))
        continue
      }
      for lower in scalar.properties.lowercaseMapping.unicodeScalars {
        append(lower, to: &folded)
      }
    }
    return String(folded)
  }

  private static let combiningMarks: ClosedRange<Unicode.Scalar> = "\u{300}"..."\u{36F}"

  private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar
  }

  private static func append(
    _ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView
  ) {
    guard !combiningMarks.contains(scalar) else { return }
    if let plain = plainForms[scalar] {
      folded.append(contentsOf: plain.unicodeScalars)
    } else {
      folded.append(scalar)
    }
  }

  private static let plainForms: [Unicode.Scalar: String] = {
    var forms: [Unicode.Scalar: String] = [:]
    for (plain, accented) in accents {
      for scalar in accented.unicodeScalars { forms[scalar] = plain }
    }
    return forms
  }()

  private static let accents: KeyValuePairs<String, String> = [
    "a": "àáâãäåāăąª", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ",
    "i": "ìíîïĩīĭįı", "j": "ĵ", "k": "ķĸ", "l": "ĺļľŀł", "n": "ñńņňŉŋ", "o": "òóôõöøōŏőº",
    "r": "ŕŗř", "s": "śŝşšſș", "t": "ţťŧț", "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ",
    "z": "źżž", "ae": "æ", "oe": "œ", "ss": "ß", "th": "þ", "ij": "ĳ",
    "'": "\u{2018}\u{2019}\u{2BC}", "-": "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}",
    " ": "\u{A0}\u{202F}\u{2009}", "\"": "«»\u{201C}\u{201D}",
  ]
}
