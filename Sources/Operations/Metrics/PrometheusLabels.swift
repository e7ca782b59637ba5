/// The labels of one series, ordered by name, each name once.
struct PrometheusLabels: Hashable, Comparable {
  /// `a="1",b="2"` with the values escaped.
  let text: String

  init(_ dimensions: [(String, String)]) {
    var values: [String: String] = [:]
    for (name, value) in dimensions { values[PrometheusName.label(name)] = value }
    text = values.sorted { $0.key < $1.key }
      .map { "\($0.key)=\"\(PrometheusLabels.escaped($0.value))\"" }
      .joined(separator: ",")
  }

  /// The labels in braces, or nothing; `extra` comes last.
  func braced(adding extra: String = "") -> String {
    let all = [text, extra].filter { !$0.isEmpty }.joined(separator: ",")
    return all.isEmpty ? "" : "{\(all)}"
  }

  static func < (left: PrometheusLabels, right: PrometheusLabels) -> Bool {
    left.text < right.text
  }

  private static func escaped(_ value: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": text.append(contentsOf: #"\\"#.unicodeScalars)
      case "\"": text.append(contentsOf: #"\""#.unicodeScalars)
      case "\n": text.append(contentsOf: #"\n"#.unicodeScalars)
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
