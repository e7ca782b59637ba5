/// Rows in columns as wide as their widest cell; the last column is not padded.
struct TextTable {
  private var rows: [[String]]

  /// A table under a row of headings.
  init(_ headings: [String]) { rows = [headings] }

  /// Adds a row; stored text is made harmless.
  mutating func add(_ row: [String]) { rows.append(row.map(SafeText.line)) }

  /// The lines of the table.
  var lines: [String] {
    let widths = rows.reduce(into: [Int](repeating: 0, count: rows[0].count)) { widths, row in
      for (place, cell) in row.enumerated() where place < widths.count {
        widths[place] = max(widths[place], cell.count)
      }
    }
    return rows.map { row in
      let padded = row.enumerated().map { place, cell in
        place == row.count - 1
          ? cell : cell + String(repeating: " ", count: max(0, widths[place] - cell.count))
      }
      return padded.joined(separator: "  ").trimmedEnd
    }
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
