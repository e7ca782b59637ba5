internal import Causality
internal import Foundation
internal import GRDB
internal import RecordStorage
internal import SyncProtocol

extension ReplicaState {
  static let createSQL = """
    CREATE TABLE IF NOT EXISTS _replica (
      only INTEGER PRIMARY KEY CHECK (only = 1), replica BLOB NOT NULL, school TEXT, school_name TEXT, hub_url TEXT,
      hub_key BLOB, computer INTEGER NOT NULL, counter INTEGER NOT NULL, clock INTEGER NOT NULL,
      acknowledged INTEGER NOT NULL, chain BLOB NOT NULL, exchange INTEGER NOT NULL, epoch BLOB NOT NULL,
      sequence INTEGER NOT NULL, floor INTEGER NOT NULL,
      national_sequence INTEGER NOT NULL DEFAULT 0, national_floor INTEGER NOT NULL DEFAULT 0, state_hash BLOB NOT NULL, schema_version INTEGER NOT NULL,
      receipt_counter INTEGER, receipt_hash BLOB, receipt_sequence INTEGER, receipt_epoch BLOB,
      receipt_milliseconds INTEGER, receipt_signature BLOB, verified_milliseconds INTEGER NOT NULL,
      skew_milliseconds INTEGER NOT NULL, open_conflicts INTEGER NOT NULL) STRICT
    """

  func save(in database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO _replica VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, arguments: arguments)
  }

  private var arguments: StatementArguments {
    [
      Data(replica.bytes), school, schoolName, hubURL, hubKey.map { Data($0) }, computerNumber,
      Int64(counter), Int64(bitPattern: clock.latest.rawValue), Int64(chain.counter),
      Data(chain.hash),
      Int64(exchange), Data(cursor.epoch), Int64(bitPattern: cursor.school.sequence),
      Int64(bitPattern: cursor.school.floor), Int64(bitPattern: cursor.nation.sequence),
      Int64(bitPattern: cursor.nation.floor),
      Data(stateHash.bytes),
      schemaVersion, receipt.map { Int64($0.acknowledgedCounter) },
      receipt.map { Data($0.stateHash.bytes) },
      receipt.map { Int64(bitPattern: $0.sequence) }, receipt.map { Data($0.epoch) },
      receipt.map { Int64(bitPattern: $0.hubMilliseconds) }, receipt.map { Data($0.signature) },
      Int64(bitPattern: verifiedMilliseconds), skewMilliseconds,
      openConflictCount,
    ]
  }

  /// Saves only what an edit changes: the hot path of a school's own work.
  func saveEdit(in database: Database) throws {
    try database.cachedStatement(sql: "UPDATE _replica SET counter = ?, clock = ?, state_hash = ?")
      .execute(
        arguments: [
          Int64(counter), Int64(bitPattern: clock.latest.rawValue), Data(stateHash.bytes),
        ])
  }

  private static let table = "_replica"

  init(in database: Database) throws {
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM _replica"),
      let replica = ReplicaID(bytes: try Self.bytes(row, "replica")),
      let hash = StateHash(bytes: try Self.bytes(row, "state_hash"))
    else { throw StorageError.unreadable(table: Self.table) }
    self.init(replica: replica, schemaVersion: try row.checked("schema_version", of: Self.table))
    stateHash = hash
    school = try row.checkedIfPresent("school", of: Self.table)
    schoolName = try row.checkedIfPresent("school_name", of: Self.table)
    hubURL = try row.checkedIfPresent("hub_url", of: Self.table)
    hubKey = (try row.checkedIfPresent("hub_key", of: Self.table) as Data?).map { [UInt8]($0) }
    computerNumber = try row.checked("computer", of: Self.table)
    counter = try Self.counter(row, "counter")
    clock = HybridLogicalClock(latest: HybridTimestamp(rawValue: try Self.bits(row, "clock")))
    chain = ChainHead(
      counter: try Self.counter(row, "acknowledged"), hash: try Self.bytes(row, "chain"))
    exchange = try Self.counter(row, "exchange")
    cursor = StreamCursor(
      epoch: try Self.bytes(row, "epoch"),
      school: StreamPlace(
        sequence: try Self.bits(row, "sequence"), floor: try Self.bits(row, "floor")),
      nation: StreamPlace(
        sequence: try Self.bits(row, "national_sequence"),
        floor: try Self.bits(row, "national_floor")))
    verifiedMilliseconds = try Self.bits(row, "verified_milliseconds")
    skewMilliseconds = try row.checked("skew_milliseconds", of: Self.table)
    openConflictCount = try row.checked("open_conflicts", of: Self.table)
    receipt = try Self.receipt(row, replica)
  }

  private static func bytes(_ row: Row, _ column: String) throws -> [UInt8] {
    [UInt8](try row.checked(column, of: table) as Data)
  }

  /// A number that all 64 bits may be used of.
  private static func bits(_ row: Row, _ column: String) throws -> UInt64 {
    UInt64(bitPattern: try row.checked(column, of: table) as Int64)
  }

  /// A number that only ever counts up from 0.
  private static func counter(_ row: Row, _ column: String) throws -> UInt64 {
    guard let count = UInt64(exactly: try row.checked(column, of: table) as Int64) else {
      throw StorageError.unreadable(table: table)
    }
    return count
  }

  private static func receipt(_ row: Row, _ replica: ReplicaID) throws -> Receipt? {
    guard let signature = try row.checkedIfPresent("receipt_signature", of: table) as Data? else {
      return nil
    }
    guard let hash = StateHash(bytes: try bytes(row, "receipt_hash")) else {
      throw StorageError.unreadable(table: table)
    }
    return Receipt(
      replica: replica, acknowledgedCounter: try counter(row, "receipt_counter"), stateHash: hash,
      sequence: try bits(row, "receipt_sequence"), epoch: try bytes(row, "receipt_epoch"),
      hubMilliseconds: try bits(row, "receipt_milliseconds"), signature: [UInt8](signature))
  }
}
