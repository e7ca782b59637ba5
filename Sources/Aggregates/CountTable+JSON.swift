extension CountTable {
  /// The table as one JSON object; a range has both ends, a part that is withheld has no greatest.
  package func json(_ words: TableWords) -> String {
    let lines = rows.map { row in
      let members: [(String, String)] = [
        ("period", Self.quoted(row.period.description)), ("months", String(row.monthCount)),
        ("code", Self.quoted(row.territoryCode)), ("territory", Self.quoted(row.territory)),
        ("category", Self.quoted(row.category)), ("label", Self.quoted(words.text(of: row))),
        ("least", String(row.figure.lower)),
        ("greatest", row.figure.upper.map(String.init) ?? "null"),
      ]
      return "    {" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }
    return """
      {
        "unit": \(Self.quoted(query.unit.name)),
        "by": \(query.breakdown.map { Self.quoted($0.name) } ?? "null"),
        "scale": \(Self.quoted(query.scale.rawValue)),
        "level": \(Self.quoted(query.level.rawValue)),
        "threshold": \(query.threshold.value),
        "rows": [
      \(lines.joined(separator: ",\n"))
        ]
      }

      """
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
