/// A value of JSON, written in the order it was given, so that the same dossier is always the same bytes.
///
/// Foundation starts on a higher floor; this much of JSON is small.
indirect enum JSONText {
  case text(String)
  case boolean(Bool)
  case list([JSONText])
  /// Members whose value is `nil` are left out.
  case object([(String, JSONText?)])

  /// The value, indented by two spaces.
  func written(depth: Int = 0) -> String {
    let inner = String(repeating: "  ", count: depth + 1)
    let outer = String(repeating: "  ", count: depth)
    switch self {
    case .text(let text): return Self.quoted(text)
    case .boolean(let boolean): return boolean ? "true" : "false"
    case .list(let values):
      guard !values.isEmpty else { return "[]" }
      let lines = values.map { inner + $0.written(depth: depth + 1) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
    case .object(let members):
      let lines = members.compactMap { name, value in
        value.map { "\(inner)\(Self.quoted(name)): \($0.written(depth: depth + 1))" }
      }
      return lines.isEmpty ? "{}" : "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
    }
  }

  /// A text between quotes; control and direction characters, and what starts a tag, are escaped.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "<", ">", "&": quoted += escaped(scalar)
      default:
        if UnsafeToShow.contains(scalar) {
          quoted += escaped(scalar)
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }

  /// Only scalars of four hexadecimal digits are ever escaped.
  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// Characters that a terminal or a page would obey instead of showing: controls and text directions.
enum UnsafeToShow {
  /// Whether a scalar is one of them.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{61C}", "\u{200B}"..."\u{200F}",
      "\u{2028}"..."\u{202E}", "\u{2060}"..."\u{2069}", "\u{FEFF}":
      true
    default: false
    }
  }
}
