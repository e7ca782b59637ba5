internal import GRDB
internal import RecordModel
internal import RecordStorage

/// One line of a count.
package struct CountLine: Hashable, Sendable {
  package let month: String
  package let member: UInt8
  package let departement: String
  package let count: Int
}

/// A département with the number of its schools that report.
package struct CountedDepartement: Hashable, Sendable {
  package let code: String
  package let name: String
  package let academieCode: String
  package let academie: String
  package let schoolCount: Int
}

extension CentralStore {
  /// What reads the cells of one rule: by the table's own key, so that it reads the cells asked for and no record.
  package static let countsSQL = """
    SELECT month, member, departement, count FROM _counts
    WHERE rule = ?1 AND month >= ?2 AND month <= ?3 AND count <> 0 ORDER BY month, member, departement
    """

  /// The cells of a count, in order of month, member and département.
  ///
  /// Of the months from the first to the last, `YYYY-MM`; of all, and of records without a date, otherwise.
  package func counts(ofRule rule: Int, months: ClosedRange<String>? = nil) throws -> [CountLine] {
    try snapshot { database in
      let range: (String, String) = months.map { ($0.lowerBound, $0.upperBound) } ?? ("", "~")
      return try Row.fetchAll(
        database, sql: Self.countsSQL, arguments: [rule, range.0, range.1]
      ).map {
        CountLine(
          month: try $0.checked("month", of: "_counts"),
          member: try $0.checked("member", of: "_counts"),
          departement: try $0.checked("departement", of: "_counts"),
          count: try $0.checked("count", of: "_counts"))
      }
    }
  }

  /// The départements that have schools with a computer, in order of code.
  package func countedDepartements() throws -> [CountedDepartement] {
    try snapshot { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT departement_code, max(departement) AS departement, max(academie_code) AS academie_code,
          max(academie) AS academie, count(*) AS schools FROM _schools
          WHERE number IN (SELECT school FROM _devices WHERE desk = 0) AND departement_code <> ''
          GROUP BY departement_code ORDER BY departement_code
          """
      ).map {
        CountedDepartement(
          code: try $0.checked("departement_code", of: "_schools"),
          name: try $0.checked("departement", of: "_schools"),
          academieCode: try $0.checked("academie_code", of: "_schools"),
          academie: try $0.checked("academie", of: "_schools"),
          schoolCount: try $0.checked("schools", of: "_schools"))
      }
    }
  }

  /// Moves the kept counts by what a merge changed, for the département the school is in.
  func tally(_ counts: [CountCell: Int], departement: String, in database: Database) throws {
    guard !counts.isEmpty else { return }
    let add = try statement(
      """
      INSERT INTO _counts (rule, month, member, departement, count) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (rule, month, member, departement) DO UPDATE SET count = count + ?5
      """, in: database)
    for (cell, delta) in counts where delta != 0 {
      add.bind(1, Int64(cell.rule))
      add.bind(2, text: cell.month)
      add.bind(3, Int64(cell.member))
      add.bind(4, text: departement)
      add.bind(5, Int64(delta))
      try add.run()
    }
  }

  /// Counts everything anew from the records; needed when the rules have changed or a school has moved.
  package func recount() throws {
    try transaction { try recount(in: $0) }
  }

  func recount(in database: Database) throws {
    try database.execute(sql: "DELETE FROM _counts")
    var departements: [Int64: String] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT number, departement_code FROM _schools") {
      departements[try row.checked("number", of: "_schools")] =
        try row.checked("departement_code", of: "_schools")
    }
    try tables.computeCounts(in: database) { school, cell, count in
      try tally([cell: count], departement: departements[school] ?? "", in: database)
    }
    try database.execute(sql: "DELETE FROM _count_rules")
    for (number, rule) in schema.counts.enumerated() {
      try database.execute(
        sql: "INSERT INTO _count_rules (number, definition) VALUES (?, ?)",
        arguments: [number, rule.definition])
    }
  }

  /// Counts anew when what is stored was counted by other rules than this build has: a rule's place is its name in `_counts`.
  func recountIfRulesChanged() throws {
    let stored = try snapshot { database in
      try String.fetchAll(database, sql: "SELECT definition FROM _count_rules ORDER BY number")
    }
    if stored != schema.counts.map(\.definition) { try recount() }
  }
}
