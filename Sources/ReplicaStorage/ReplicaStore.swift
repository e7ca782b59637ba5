package import Causality
internal import GRDB
package import RecordModel
internal import RecordStorage
internal import SyncProtocol

/// One school's whole replica in one SQLite file.
///
/// An edit and its place in the outbox are one transaction; what the hub answers is applied, with the cursor, in one.
/// WAL and `synchronous=FULL`: what a command has confirmed survives a power cut. Not safe to share between threads: it
/// belongs to one actor. Decisions D1, D9, D12.
package final class ReplicaStore {
  package let schema: RecordSchema
  package internal(set) var state: ReplicaState
  let database: DatabaseQueue
  let tables: RecordTables
  /// SQLite's word for "nobody else has written since"; `nil` when what is held here must be read anew.
  private var seenVersion: Int?

  /// Marks a file as ours: `PREA`.
  package static let applicationID: Int32 = 0x5052_4541
  /// The layout of the engine's own tables.
  static let layoutVersion = 3

  private static let file = DurableDatabase(
    applicationID: applicationID, layoutVersion: layoutVersion, busySeconds: 10, cacheKiB: 2_048)

  /// Makes a new replica in a file that must not hold anything.
  package static func create(path: String, replica: ReplicaID, schema: RecordSchema) throws
    -> ReplicaStore
  {
    let database = try file.create(path) { database in
      try database.execute(sql: ReplicaState.createSQL + ";" + OutboxTable.createSQL)
      try ReplicaState(replica: replica, schemaVersion: schema.version).save(in: database)
    }
    return try ReplicaStore(database, schema: schema)
  }

  /// Opens a replica that was made before.
  ///
  /// - Throws: `StorageError`: `.notOurs` for another program's file, `.tooNew` when a newer build has written to it.
  package static func open(path: String, schema: RecordSchema) throws -> ReplicaStore {
    try ReplicaStore(file.open(path), schema: schema)
  }

  private init(_ database: DatabaseQueue, schema: RecordSchema) throws {
    self.database = database
    self.schema = schema
    (tables, state) = try translatingErrors {
      try database.write { database in
        var state = try ReplicaState(in: database)
        guard state.schemaVersion <= schema.version else {
          throw StorageError.tooNew(schemaVersion: state.schemaVersion)
        }
        let tables = try RecordTables(database, schema: schema, side: .school)
        if state.schemaVersion < schema.version {
          state.schemaVersion = schema.version
          try state.save(in: database)
        }
        return (tables, state)
      }
    }
  }

  /// Runs one transaction; when it throws, nothing has changed, in the file or here.
  ///
  /// It begins with what the file says now: another process may have written since this one last looked.
  func transaction<Result>(_ work: (Database, inout ReplicaState) throws -> Result) throws -> Result
  {
    do {
      let (result, next) = try translatingErrors {
        try database.write { database in
          try catchUp(with: database)
          var next = state
          return (try work(database, &next), next)
        }
      }
      state = next
      return result
    } catch {
      seenVersion = nil
      throw error
    }
  }

  /// Reads without changing anything.
  func read<Result>(_ work: (Database) throws -> Result) throws -> Result {
    try transaction { database, _ in try work(database) }
  }

  /// Takes over what another process has written since this one last looked.
  package func refresh() throws { try read { _ in } }

  private func catchUp(with database: Database) throws {
    let version = try Int.fetchOne(database.cachedStatement(sql: "PRAGMA data_version"))
    guard version != seenVersion else { return }
    try tables.catchUp(with: database)
    state = try ReplicaState(in: database)
    seenVersion = version
  }

  /// Changes what the replica knows of itself.
  package func update(_ change: (inout ReplicaState) -> Void) throws {
    try transaction { database, state in
      change(&state)
      try state.save(in: database)
    }
  }

  /// Checks the file as a whole: SQLite's own check, and the state hash and the count of conflicts computed anew.
  ///
  /// - Returns: whether the stored ones are the true ones.
  package func verify() throws -> Bool {
    try read { database in
      guard try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok" else {
        throw StorageError.damaged
      }
      return try tables.computeStateHashes(in: database)[0, default: StateHash()] == state.stateHash
        && tables.computeOpenEntryCount(in: database) == state.openConflictCount
    }
  }
}
