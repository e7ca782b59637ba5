package import Causality
package import Convergence
package import GRDB
internal import RecordModel
internal import SyncProtocol

/// The conflict ledger of one database: edits that lost without their author knowing, never deleted by a merge.
///
/// Shape: one row per lost value; values as packed bytes, so that one table serves every type. Decision D5.
package final class LedgerTable {
  /// One row.
  package struct Row: Hashable, Sendable {
    package let key: RecordKey
    package let kind: UInt16
    package let entry: LedgerEntry
    package let author: UInt32
    package let winner: Dot
    package let isSettled: Bool
    /// At the hub, its number in the school's stream.
    package let sequence: UInt64
    /// At the hub, the school; 0 at a school.
    package let school: Int64

    /// A row from its parts.
    package init(
      key: RecordKey, kind: UInt16, entry: LedgerEntry, author: UInt32, winner: Dot,
      isSettled: Bool,
      sequence: UInt64, school: Int64 = 0
    ) {
      self.school = school
      self.key = key
      self.kind = kind
      self.entry = entry
      self.author = author
      self.winner = winner
      self.isSettled = isSettled
      self.sequence = sequence
    }
  }

  private static let columns = """
    record, kind, field, replica, counter, stamp, author, value, winner_replica, winner_counter, settled, sequence,
    school
    """

  private static let placesSQL = "(\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
  private static let putSQL = "INSERT OR REPLACE INTO _ledger \(placesSQL)"
  private static let addSQL = "INSERT OR IGNORE INTO _ledger \(placesSQL)"
  private static let openSQL =
    "SELECT \(columns) FROM _ledger WHERE record = ? AND field = ? AND settled = 0"
  private static let allSQL = "SELECT \(columns) FROM _ledger WHERE record = ? AND field = ?"
  private static let everyOpenSQL = "SELECT \(columns) FROM _ledger WHERE settled = 0"
  private static let streamSQL = """
    SELECT \(columns) FROM _ledger WHERE school = ? AND sequence > ? ORDER BY sequence LIMIT ?
    """
  /// The statements in use, prepared once.
  private var prepared: [Purpose: PreparedStatement] = [:]

  private enum Purpose {
    case put, add, open, all, everyOpen, stream

    var sql: String {
      switch self {
      case .put: LedgerTable.putSQL
      case .add: LedgerTable.addSQL
      case .open: LedgerTable.openSQL
      case .all: LedgerTable.allSQL
      case .everyOpen: LedgerTable.everyOpenSQL
      case .stream: LedgerTable.streamSQL
      }
    }
  }

  private func statement(_ purpose: Purpose, in database: Database) throws -> PreparedStatement {
    if let known = prepared[purpose] {
      known.reset()
      return known
    }
    let made = try PreparedStatement(database, purpose.sql)
    prepared[purpose] = made
    return made
  }

  init(_ database: Database, side: TableLayout.Side) throws {
    try database.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS _ledger (
          record INTEGER NOT NULL, field INTEGER NOT NULL, replica INTEGER NOT NULL, counter INTEGER NOT NULL,
          kind INTEGER NOT NULL, stamp INTEGER NOT NULL, author INTEGER NOT NULL, value BLOB NOT NULL,
          winner_replica INTEGER NOT NULL, winner_counter INTEGER NOT NULL, settled INTEGER NOT NULL,
          school INTEGER NOT NULL, sequence INTEGER NOT NULL,
          PRIMARY KEY (record, field, replica, counter)) STRICT, WITHOUT ROWID
        """)
    if side == .hub {
      try database.execute(
        sql: "CREATE INDEX IF NOT EXISTS _stream_ledger ON _ledger (school, sequence)")
    }
  }

  /// Writes a row, over the one with the same record, field and loser.
  package func put(_ row: Row, tables: RecordTables, in database: Database) throws {
    try write(row, .put, tables: tables, in: database)
  }

  /// Writes a row unless there is one with the same record, field and loser.
  ///
  /// - Returns: whether it was new.
  package func add(_ row: Row, tables: RecordTables, in database: Database) throws -> Bool {
    try write(row, .add, tables: tables, in: database)
    return database.changesCount > 0
  }

  private func write(
    _ row: Row, _ purpose: Purpose, tables: RecordTables, in database: Database
  ) throws {
    let insert = try statement(purpose, in: database)
    insert.bind(1, row.key.rawValue)
    insert.bind(2, Int64(row.kind))
    insert.bind(3, Int64(row.entry.field))
    insert.bind(4, Int64(try tables.replicas.number(of: row.entry.loser.replica, in: database)))
    insert.bind(5, Int64(row.entry.loser.counter))
    insert.bind(6, Int64(bitPattern: row.entry.stamp.rawValue))
    insert.bind(7, Int64(row.author))
    insert.bind(8, blob: UnknownFields.blob(of: row.entry.value))
    insert.bind(9, Int64(try tables.replicas.number(of: row.winner.replica, in: database)))
    insert.bind(10, Int64(row.winner.counter))
    insert.bind(11, row.isSettled ? 1 : 0)
    insert.bind(12, Int64(row.sequence))
    insert.bind(13, row.school)
    try insert.run()
  }

  /// The rows of one field that no later write has settled.
  package func open(
    key: RecordKey, field: UInt8, tables: RecordTables, in database: Database
  ) throws -> [Row] {
    try rows(
      .open, [key.rawValue, Int64(field)], tables,
      database)
  }

  /// All rows of one field.
  package func all(
    key: RecordKey, field: UInt8, tables: RecordTables, in database: Database
  ) throws -> [Row] {
    try rows(.all, [key.rawValue, Int64(field)], tables, database)
  }

  /// All rows that no later write has settled.
  package func open(tables: RecordTables, in database: Database) throws -> [Row] {
    try rows(.everyOpen, [], tables, database)
  }

  /// One row, if it is there.
  package func row(
    key: RecordKey, field: UInt8, loser: Dot, tables: RecordTables, in database: Database
  ) throws -> Row? {
    try all(key: key, field: field, tables: tables, in: database).first { $0.entry.loser == loser }
  }

  /// A school's rows after a number of its stream, in order, at most `limit`.
  package func stream(
    school: Int64, after sequence: UInt64, limit: Int, tables: RecordTables, in database: Database
  ) throws -> [Row] {
    try rows(
      .stream,
      [school, Int64(sequence), Int64(limit)],
      tables, database)
  }

  private func rows(
    _ purpose: Purpose, _ arguments: [Int64], _ tables: RecordTables, _ database: Database
  ) throws -> [Row] {
    let select = try statement(purpose, in: database)
    defer { select.reset() }
    for (place, argument) in arguments.enumerated() { select.bind(Int32(place + 1), argument) }
    var rows: [Row] = []
    while try select.step() { rows.append(try Self.read(select, tables.replicas)) }
    return rows
  }

  private static func read(
    _ select: PreparedStatement, _ replicas: borrowing ReplicaNumbers
  ) throws -> Row {
    let key = RecordKey(rawValue: select.integer(0))
    guard let loser = replicas[UInt32(truncatingIfNeeded: select.integer(3))],
      let winner = replicas[UInt32(truncatingIfNeeded: select.integer(8))],
      let value = try UnknownFields.values(select.blob(7))[0]
    else { throw StorageError.unreadable(table: "_ledger") }
    return Row(
      key: key, kind: UInt16(truncatingIfNeeded: select.integer(1)),
      entry: LedgerEntry(
        record: try replicas.record(of: key), field: UInt8(truncatingIfNeeded: select.integer(2)),
        loser: Dot(replica: loser, counter: UInt64(select.integer(4))),
        stamp: HybridTimestamp(rawValue: UInt64(bitPattern: select.integer(5))), value: value),
      author: UInt32(truncatingIfNeeded: select.integer(6)),
      winner: Dot(replica: winner, counter: UInt64(select.integer(9))),
      isSettled: select.integer(10) == 1,
      sequence: UInt64(select.integer(11)), school: select.integer(12))
  }
}
