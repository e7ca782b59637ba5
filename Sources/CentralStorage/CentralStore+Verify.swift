internal import RecordModel
internal import SyncProtocol
internal import Causality
internal import Convergence
internal import Foundation
internal import GRDB
internal import RecordStorage

/// What replaying the change log showed.
package struct Verification: Hashable, Sendable {
  package var frameCount = 0
  package var recordCount = 0
  package var schoolCount = 0
  /// What differs, in words for an operator; empty when all is as it should be.
  package var differences: [VerificationDifference] = []
}

/// Something that the change log does not lead to.
package enum VerificationDifference: Hashable, Sendable {
  /// A frame in the log cannot be read, its signature does not hold, or it is redacted and does not fit its chain.
  case frame(position: Int64)
  /// A frame gets another verdict than it got when it came.
  case verdict(position: Int64)
  /// A school's stored hash is not the one its rows have.
  case storedHash(school: String)
  /// A school's rows are not those the log leads to.
  case replayedHash(school: String)
  /// Some records' values or ledgers are not those the log leads to.
  case values(table: String, count: Int)
  /// A count is not the one the log leads to.
  case counts
}

extension CentralStore {
  /// Replays the whole change log into an empty database beside this one, and compares: verdicts, rows, hashes, counts.
  ///
  /// Nothing is changed here, and the copy is removed; it takes as much disk as the records do. Source: decision D12.
  package func verify() throws -> Verification {
    let path = verificationPath
    defer { Self.removeDatabase(path) }
    Self.removeDatabase(path)
    let replayed = try CentralStore.create(path: path, epoch: epoch, schema: schema)
    // Writes to what is erased are left out of the replay, so there is nothing in it to erase.
    replayed.isErasing = false
    var verification = Verification()
    try snapshot { database in
      tables.replicas = try .replicas(in: database)
      try replayed.transaction { copy in
        try copyPeople(database, to: copy)
        replayed.tables.replicas = try .replicas(in: copy)
        replayed.tables.authors = try .authors(in: copy)
        let erased = Set(
          try Int64.fetchAll(database, sql: "SELECT DISTINCT school FROM _erased"))
        try replay(database, into: replayed, copy, erasedSchools: erased, &verification)
        try compareSchools(database, with: copy, erasedSchools: erased, &verification)
        try compareRecords(database, with: replayed, copy, erasedSchools: erased, &verification)
        try compareCounts(database, with: copy, &verification)
      }
    }
    return verification
  }

  var verificationPath: String { database.path + ".verify" }

  static func removeDatabase(_ path: String) {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  private func copyPeople(_ source: Database, to copy: Database) throws {
    try copyRows("_replicas", "number, replica", "", source, copy)
    try copyRows("_authors", "number, name", "", source, copy)
    let schools =
      "number, uai, name, nature, sector, commune, departement_code, departement, academie_code, academie"
    try copyRows(
      "_schools", schools, "WHERE number > 0 AND number IN (SELECT school FROM _devices)", source,
      copy)
    let devices = "number, school, computer, public_key, label, enrolled, exchange, seen, desk"
    try copyRows("_devices", devices, "", source, copy)
  }

  private func copyRows(
    _ table: String, _ columns: String, _ condition: String, _ source: Database, _ copy: Database
  ) throws {
    let rows = try Row.fetchCursor(source, sql: "SELECT \(columns) FROM \(table) \(condition)")
    while let row = try rows.next() {
      let places = row.map { _ in "?" }.joined(separator: ", ")
      try copy.execute(
        sql: "INSERT INTO \(table) (\(columns)) VALUES (\(places))",
        arguments: StatementArguments(row.databaseValues))
    }
  }

  private func compareSchools(
    _ source: Database, with copy: Database, erasedSchools: Set<Int64>,
    _ verification: inout Verification
  ) throws {
    // What was erased has taken numbers that a replay without it does not give.
    let numbered = "CASE WHEN number IN (\(numbers(of: erasedSchools))) THEN 0 ELSE sequence END"
    let sql = """
      SELECT uai, state_hash, \(numbered), open_conflicts FROM _schools WHERE sequence > 0
      ORDER BY uai
      """
    let (held, led) = (try Row.fetchAll(source, sql: sql), try Row.fetchAll(copy, sql: sql))
    verification.schoolCount = held.count
    for row in held where !led.contains(row) {
      verification.differences.append(.replayedHash(school: try row.checked("uai", of: "_schools")))
    }
  }

  private func numbers(of schools: Set<Int64>) -> String {
    schools.sorted().map(String.init).joined(separator: ", ")
  }

  private func compareRecords(
    _ source: Database, with replayed: CentralStore, _ copy: Database, erasedSchools: Set<Int64>,
    _ verification: inout Verification
  ) throws {
    for layout in tables.allLayouts {
      var different = 0
      try tables.eachRecord(of: layout.kind.number, in: source) { record, school in
        verification.recordCount += 1
        let other = try replayed.tables.record(record.key, kind: record.kind, in: copy)
        let isSameLedger =
          erasedSchools.contains(school)
          ? other?.ledger.saysTheSame(as: record.ledger) == true : other?.ledger == record.ledger
        if other?.values != record.values || !isSameLedger { different += 1 }
      }
      if different > 0 {
        verification.differences.append(.values(table: layout.kind.name, count: different))
      }
    }
    let hashes = try tables.computeStateHashes(in: source)
    for row in try Row.fetchAll(
      source, sql: "SELECT number, uai, state_hash FROM _schools WHERE sequence > 0")
    where StateHash(bytes: [UInt8](try row.checked("state_hash", of: "_schools") as Data))
      != hashes[try row.checked("number", of: "_schools"), default: StateHash()]
    {
      verification.differences.append(
        .storedHash(school: try row.checked("uai", of: "_schools")))
    }
  }

  private func compareCounts(
    _ source: Database, with copy: Database, _ verification: inout Verification
  ) throws {
    let sql = "SELECT * FROM _counts WHERE count <> 0 ORDER BY rule, month, member, departement"
    if try Row.fetchAll(source, sql: sql) != Row.fetchAll(copy, sql: sql) {
      verification.differences.append(.counts)
    }
  }
}
