/// One JSON object on one line, built member by member.
///
/// Shape: control characters, C0 and C1, marks that turn the direction of text, and line
/// separators are left out of strings; a string stops after `stringScalarsMax` scalars.
/// Source: RFC 8259; Unicode UAX #9 for the marks.
struct JSONLine {
  static let stringScalarsMax = 2048
  private var members: [String] = []

  /// The finished object, without a line feed.
  var text: String { "{" + members.joined(separator: ",") + "}" }

  mutating func append(_ name: String, _ value: String) {
    members.append("\(JSONLine.quoted(name)):\(JSONLine.quoted(value))")
  }

  mutating func append(_ name: String, _ value: Int64) {
    members.append("\(JSONLine.quoted(name)):\(value)")
  }

  mutating func append(_ name: String, _ value: Double) {
    precondition(value.isFinite, "JSON has no such number")
    members.append("\(JSONLine.quoted(name)):\(value)")
  }

  private static func quoted(_ value: String) -> String {
    var text = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in value.unicodeScalars.lazy.filter({ !isStripped($0) }).prefix(stringScalarsMax) {
      if scalar == "\"" || scalar == "\\" { text.append("\\") }
      text.append(scalar)
    }
    text.append("\"")
    return String(text)
  }

  private static func isStripped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
