extension CountTable {
  /// The table as comma-separated values with a heading line and CRLF at every end of line.
  ///
  /// A text that a spreadsheet would take for a formula gets an apostrophe before it. Source: RFC 4180.
  package func csv(_ words: TableWords) -> String {
    let heading = [
      words.period, words.code, words.territory, words.category, words.figure, words.least,
      words.greatest, words.months,
    ]
    let lines = rows.map { row in
      [
        row.period.description, row.territoryCode, row.territory, words.text(of: row),
        row.figure.description, String(row.figure.lower), row.figure.upper.map(String.init) ?? "",
        "\(row.monthCount)/\(row.period.scale.monthCount)",
      ]
    }
    return ([heading] + lines).map { $0.map(Self.csvCell).joined(separator: ",") + "\r\n" }.joined()
  }

  static func csvCell(_ text: String) -> String {
    let formulaStarts: Set<UInt8> = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D]
    let safe = text.utf8.first.map(formulaStarts.contains) == true ? "'" + text : text
    guard safe.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return safe }
    return "\""
      + safe.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
