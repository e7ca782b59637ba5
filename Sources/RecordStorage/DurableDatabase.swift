package import GRDB
internal import Foundation

/// A database file of ours: made for its owner only, opened with WAL and `synchronous=FULL` really in force.
///
/// The log is turned on here and not by GRDB, which would do so before it can be asked whose file it is, write a table into
/// each file without a log and take it out again, and set `synchronous` back to NORMAL.
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
    let queue = try translatingErrors {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.read(requireEmpty)
      return queue
    }
    var isOurs = false
    do {
      try translatingErrors { try fill(queue, tables) { isOurs = true } }
      return queue
    } catch let error as StorageError where error.isOfTheDisk || error == .notDurable {
      // What a disk has failed to write is not to be built on: the next attempt begins with nothing. A file that somebody
      // else has filled meanwhile stays.
      let isEmpty = isOurs || (try? queue.read(requireEmpty)) != nil
      try? queue.close()
      if isEmpty { Self.remove(path) }
      throw error
    }
  }

  private static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  private func requireEmpty(_ database: Database) throws {
    guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0 else {
      throw StorageError.notOurs
    }
  }

  private func fill(
    _ queue: DatabaseQueue, _ tables: (Database) throws -> Void, onceOurs: () -> Void
  ) throws {
    try queue.writeWithoutTransaction(makeDurable)
    try queue.write { database in
      // Another process may have come in between.
      try requireEmpty(database)
      onceOurs()
      try database.execute(
        sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(layoutVersion)")
      try tables(database)
    }
  }

  /// Opens a file that was made before.
  ///
  /// Nothing of it is changed, its journal mode included, before it has said that it is one of this kind.
  ///
  /// - Throws: `StorageError`: `.notOurs` for another program's file, `.notDurable`, `.tooNew`.
  package func open(_ path: String) throws -> DatabaseQueue {
    guard FileManager.default.fileExists(atPath: path) else { throw StorageError.cannotOpen }
    return try translatingErrors {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { database in
        guard try Int32.fetchOne(database, sql: "PRAGMA application_id") == applicationID else {
          throw StorageError.notOurs
        }
        try makeDurable(database)
        guard try Int.fetchOne(database, sql: "PRAGMA user_version") == layoutVersion else {
          throw StorageError.tooNew(schemaVersion: 0)
        }
      }
      return queue
    }
  }

  /// Turns the write-ahead log and `synchronous=FULL` on.
  ///
  /// The statement that switches says "wal" before its own commit has failed, and SQLite keeps its other journal then. With
  /// that one FULL is not enough: a power cut can bring a deleted journal back, which then undoes what was confirmed. So it
  /// is run to its end, and what holds is asked for apart.
  private func makeDurable(_ database: Database) throws {
    try database.execute(sql: "PRAGMA journal_mode = WAL")
    guard try String.fetchOne(database, sql: "PRAGMA journal_mode") == "wal" else {
      throw StorageError.notDurable
    }
    try database.execute(sql: "PRAGMA synchronous = FULL")
    guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
      throw StorageError.notDurable
    }
  }

  private var configuration: Configuration {
    var configuration = Configuration()
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
