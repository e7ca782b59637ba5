internal import Causality
internal import Foundation
internal import GRDB
internal import RecordStorage
internal import SyncProtocol

/// The replica's own change-sets, all of them, and the frame that is under way.
///
/// A change-set stays after it was acknowledged: the hub may be rebuilt from it. A sealed frame stays until its verdict is
/// here, so that every retry has the same bytes.
enum OutboxTable {
  static let createSQL = """
    CREATE TABLE IF NOT EXISTS _history (
      counter INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, columns BLOB NOT NULL, quarantine TEXT) STRICT;
    CREATE TABLE IF NOT EXISTS _sealed (
      first INTEGER PRIMARY KEY, last INTEGER NOT NULL, frame BLOB NOT NULL) STRICT
    """

  static func record(
    _ columns: [UInt8], counter: UInt64, stamp: HybridTimestamp, in database: Database
  ) throws {
    try database.cachedStatement(
      sql: "INSERT INTO _history (counter, stamp, columns) VALUES (?, ?, ?)"
    ).execute(
      arguments: [Int64(counter), Int64(bitPattern: stamp.rawValue), Data(columns)])
  }

  static func sealed(in database: Database) throws -> SealedFrame? {
    guard let frame = try Data.fetchOne(database, sql: "SELECT frame FROM _sealed ORDER BY first")
    else { return nil }
    return try SealedFrame(bytes: [UInt8](frame))
  }

  static func keep(_ frame: SealedFrame, in database: Database) throws {
    try database.execute(
      sql: "INSERT INTO _sealed (first, last, frame) VALUES (?, ?, ?)",
      arguments: [Int64(frame.firstCounter), Int64(frame.lastCounter), Data(frame.bytes)])
  }

  static func drop(upTo counter: UInt64, in database: Database) throws {
    try database.execute(sql: "DELETE FROM _sealed WHERE last <= ?", arguments: [Int64(counter)])
  }

  /// The change-set `counter`, with the stamp it has now.
  static func changeSet(_ counter: UInt64, replica: ReplicaID, in database: Database) throws
    -> ChangeBatch?
  {
    guard
      let columns = try Data.fetchOne(
        database, sql: "SELECT columns FROM _history WHERE counter = ?", arguments: [Int64(counter)]
      )
    else { return nil }
    return try ColumnsDecoder.decode([UInt8](columns), speaker: replica)
  }

  /// The columns of the next change-sets after `counter`, at most `most`.
  static func columns(
    after counter: Int64, most: Int, in database: Database
  ) throws -> [(counter: Int64, columns: [UInt8])] {
    try Row.fetchAll(
      database,
      sql: "SELECT counter, columns FROM _history WHERE counter > ? ORDER BY counter LIMIT ?",
      arguments: [counter, most]
    ).map {
      (
        try $0.checked("counter", of: table), [UInt8](try $0.checked("columns", of: table) as Data)
      )
    }
  }

  /// Leaves of a change-set what is not erased; one that is empty is not set aside any more.
  static func redact(
    _ counter: Int64, _ columns: [UInt8], isEmpty: Bool, in database: Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE _history SET columns = ?, quarantine = CASE WHEN ? THEN NULL ELSE quarantine END
        WHERE counter = ?
        """, arguments: [Data(columns), isEmpty, counter])
  }

  static func restamp(_ counter: UInt64, _ stamp: HybridTimestamp, in database: Database) throws {
    try database.execute(
      sql: "UPDATE _history SET stamp = ? WHERE counter = ?",
      arguments: [Int64(bitPattern: stamp.rawValue), Int64(counter)])
  }

  static func quarantine(_ counter: UInt64, _ code: String, in database: Database) throws {
    try database.execute(
      sql: "UPDATE _history SET quarantine = ? WHERE counter = ?",
      arguments: [code, Int64(counter)])
  }

  private static let table = "_history"

  /// The change-sets after `counter`, up to the limits of one frame.
  ///
  /// - Throws: `StorageError.unreadable` when they are not the ones that come next.
  static func gather(after counter: UInt64, most: Int, replica: ReplicaID, in database: Database)
    throws -> [ChangeSet]
  {
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT counter, columns FROM _history WHERE counter > ? ORDER BY counter LIMIT ?",
      arguments: [Int64(counter), most])
    var gathered: [ChangeSet] = []
    var bytes = 0
    var writes = 0
    while let row = try rows.next() {
      let columns = [UInt8](try row.checked("columns", of: table) as Data)
      let sets = try ColumnsDecoder.decode(columns, speaker: replica).changeSets
      guard sets.map(\.dot.counter) == [counter + 1 + UInt64(gathered.count)],
        try row.checked("counter", of: table) == Int64(clamping: sets[0].dot.counter)
      else { throw StorageError.unreadable(table: table) }
      bytes += columns.count
      writes += sets.reduce(0) { $0 + $1.writes.count }
      if !gathered.isEmpty, bytes > Limits.frameGatheredBytesMax || writes > Limits.frameWritesMax {
        break
      }
      gathered += sets
    }
    return gathered
  }
}
