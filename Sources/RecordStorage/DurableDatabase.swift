package import GRDB
internal import Foundation

/// A database file of ours: made for its owner only, opened with WAL and `synchronous=FULL` really in force.
///
/// GRDB sets `synchronous` back to NORMAL when it turns WAL on, so it is set after opening, and read back.
package struct DurableDatabase: Sendable {
  /// What marks the file as one of this kind.
  package let applicationID: Int32
  /// The layout of the tables that no schema declares.
  package let layoutVersion: Int
  /// How long to wait for another process, in seconds.
  package let busySeconds: Double
  /// SQLite's page cache, in KiB.
  package let cacheKiB: Int

  /// Describes a kind of file.
  package init(applicationID: Int32, layoutVersion: Int, busySeconds: Double, cacheKiB: Int) {
    self.applicationID = applicationID
    self.layoutVersion = layoutVersion
    self.busySeconds = busySeconds
    self.cacheKiB = cacheKiB
  }

  /// Makes a file, or uses an empty one.
  ///
  /// - Throws: `StorageError.notOurs` when the file holds anything.
  package func create(_ path: String, tables: (Database) throws -> Void) throws -> DatabaseQueue {
    try OwnerOnlyFile.make(path)
    guard try probe(path, "SELECT count(*) FROM sqlite_schema") == 0 else {
      throw StorageError.notOurs
    }
    do {
      return try fill(path, tables)
    } catch let error as StorageError where error.isOfTheDisk || error == .notDurable {
      // What a disk has failed to write is not to be built on: the next attempt begins with nothing.
      for suffix in ["", "-wal", "-shm", "-journal"] {
        try? FileManager.default.removeItem(atPath: path + suffix)
      }
      throw error
    }
  }

  private func fill(
    _ path: String, _ tables: (Database) throws -> Void
  ) throws -> DatabaseQueue {
    try translatingErrors {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { database in
        guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0 else {
          throw StorageError.notOurs
        }
        try database.execute(
          sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(layoutVersion)")
        try tables(database)
      }
      return try made(durable: queue)
    }
  }

  /// Opens a file that was made before.
  ///
  /// - Throws: `StorageError`: `.notOurs` for another program's file, `.notDurable`, `.tooNew`.
  package func open(_ path: String) throws -> DatabaseQueue {
    guard FileManager.default.fileExists(atPath: path) else { throw StorageError.cannotOpen }
    guard try probe(path, "PRAGMA application_id") == Int64(applicationID) else {
      throw StorageError.notOurs
    }
    return try translatingErrors {
      try made(durable: try DatabaseQueue(path: path, configuration: configuration))
    }
  }

  /// Asks a file one number before anything of it is changed, WAL included: it may be another program's.
  private func probe(_ path: String, _ sql: String) throws -> Int64? {
    var plain = Configuration()
    plain.busyMode = .timeout(busySeconds)
    return try translatingErrors {
      let queue = try DatabaseQueue(path: path, configuration: plain)
      defer { try? queue.close() }
      return try queue.read { try Int64.fetchOne($0, sql: sql) }
    }
  }

  private func made(durable queue: DatabaseQueue) throws -> DatabaseQueue {
    try queue.writeWithoutTransaction { database in
      guard try Int32.fetchOne(database, sql: "PRAGMA application_id") == applicationID else {
        throw StorageError.notOurs
      }
      // SQLite keeps its other journal when the switch to this one fails, and says nothing. With that one FULL is not
      // enough: a power cut can bring a deleted journal back, which then undoes what was confirmed.
      guard try String.fetchOne(database, sql: "PRAGMA journal_mode") == "wal" else {
        throw StorageError.notDurable
      }
      try database.execute(sql: "PRAGMA synchronous = FULL")
      guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
        throw StorageError.notDurable
      }
      guard try Int.fetchOne(database, sql: "PRAGMA user_version") == layoutVersion else {
        throw StorageError.tooNew(schemaVersion: 0)
      }
    }
    return queue
  }

  private var configuration: Configuration {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(busySeconds)
    configuration.prepareDatabase { database in
      // Pages of 8 KiB: a row with its versions and ledger is large, and half as many pages go into the log of each commit.
      try database.execute(
        sql: """
          PRAGMA page_size = 8192; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;
          PRAGMA cache_size = -\(cacheKiB)
          """)
    }
    return configuration
  }
}
