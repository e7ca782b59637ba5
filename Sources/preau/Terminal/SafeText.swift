/// Stored text as a terminal may be given it: nothing in it can move the cursor, colour, or turn the writing round.
enum SafeText {
  /// The text on one line; control and direction characters become `�`, white space a space.
  static func line(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}", "\u{85}": safe.append(" ")
      default: safe.append(isHarmful(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(safe)
  }

  /// The text with its own line ends, each line after the first beginning with `indent`.
  ///
  /// So no stored text can pass for a line of the program's own.
  static func lines(_ text: String, indent: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
      .joined(separator: "\n" + indent)
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{61C}", "\u{200E}", "\u{200F}",
      "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}":
      true
    default: false
    }
  }
}
