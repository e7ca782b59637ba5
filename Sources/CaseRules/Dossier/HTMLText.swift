/// Text that a page shows as it is: nothing in it can become a tag, an attribute or a direction of writing.
enum HTMLText {
  /// The text with everything that means something to a browser escaped or replaced.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n": escaped += "\n"
      default:
        escaped.unicodeScalars.append(UnsafeToShow.contains(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return escaped
  }
}
