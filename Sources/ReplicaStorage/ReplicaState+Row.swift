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
      sequence INTEGER NOT NULL, floor INTEGER NOT NULL, state_hash BLOB NOT NULL, schema_version INTEGER NOT NULL,
      receipt_counter INTEGER, receipt_hash BLOB, receipt_sequence INTEGER, receipt_epoch BLOB,
      receipt_milliseconds INTEGER, receipt_signature BLOB, verified_milliseconds INTEGER NOT NULL,
      skew_milliseconds INTEGER NOT NULL, open_conflicts INTEGER NOT NULL) STRICT
    """

  func save(in database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO _replica VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, arguments: arguments)
  }

  private var arguments: StatementArguments {
    [
      Data(replica.bytes), school, schoolName, hubURL, hubKey.map { Data($0) }, computerNumber,
      Int64(counter), Int64(bitPattern: clock.latest.rawValue), Int64(chain.counter),
      Data(chain.hash),
      Int64(exchange), Data(cursor.epoch), Int64(bitPattern: cursor.sequence),
      Int64(bitPattern: cursor.floor),
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

  init(in database: Database) throws {
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM _replica"),
      let replica = ReplicaID(bytes: row["replica"] as Data),
      let hash = StateHash(bytes: [UInt8](row["state_hash"] as Data))
    else { throw StorageError.unreadable(table: "_replica") }
    self.init(replica: replica, schemaVersion: row["schema_version"])
    stateHash = hash
    school = row["school"]
    schoolName = row["school_name"]
    hubURL = row["hub_url"]
    hubKey = (row["hub_key"] as Data?).map { [UInt8]($0) }
    computerNumber = row["computer"]
    counter = Self.unsigned(row, "counter")
    clock = HybridLogicalClock(latest: HybridTimestamp(rawValue: Self.unsigned(row, "clock")))
    chain = ChainHead(
      counter: Self.unsigned(row, "acknowledged"), hash: [UInt8](row["chain"] as Data))
    exchange = Self.unsigned(row, "exchange")
    cursor = StreamCursor(
      epoch: [UInt8](row["epoch"] as Data), stream: StreamCursor.schoolStream,
      sequence: Self.unsigned(row, "sequence"),
      floor: Self.unsigned(row, "floor"))
    verifiedMilliseconds = Self.unsigned(row, "verified_milliseconds")
    skewMilliseconds = row["skew_milliseconds"]
    openConflictCount = row["open_conflicts"]
    receipt = Self.receipt(row, replica)
  }

  private static func unsigned(_ row: Row, _ column: String) -> UInt64 {
    UInt64(bitPattern: row[column] as Int64)
  }

  private static func receipt(_ row: Row, _ replica: ReplicaID) -> Receipt? {
    guard let signature = row["receipt_signature"] as Data?,
      let hash = row["receipt_hash"] as Data?,
      let stateHash = StateHash(bytes: [UInt8](hash)), let epoch = row["receipt_epoch"] as Data?
    else { return nil }
    return Receipt(
      replica: replica, acknowledgedCounter: unsigned(row, "receipt_counter"), stateHash: stateHash,
      sequence: unsigned(row, "receipt_sequence"), epoch: [UInt8](epoch),
      hubMilliseconds: unsigned(row, "receipt_milliseconds"), signature: [UInt8](signature))
  }
}
