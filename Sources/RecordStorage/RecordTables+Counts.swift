package import GRDB
internal import RecordModel

extension RecordTables {
  /// Counts everything stored anew, as the schema's rules say, by school.
  ///
  /// Reads every record of the counted kinds: for rules that have changed, not for every day.
  package func computeCounts(
    in database: Database, _ body: (_ school: Int64, _ cell: CountCell, _ count: Int) throws -> Void
  ) throws {
    for layout in allLayouts where layout.kind.number != 0 {
      let rules = counts(of: layout.kind.number).rules
      guard !rules.isEmpty else { continue }
      var counted: [Int64: [CountCell: Int]] = [:]
      try eachRecord(of: layout.kind.number, in: database) { record, school in
        for rule in rules {
          let cells = rule.rule.cells(number: rule.number) { record.values[$0] ?? .null }
          for cell in cells { counted[school, default: [:]][cell, default: 0] += 1 }
        }
      }
      for (school, cells) in counted {
        for (cell, count) in cells { try body(school, cell, count) }
      }
    }
  }
}
