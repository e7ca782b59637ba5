package import GRDB
package import RecordModel
internal import RecordStorage
internal import Foundation

/// The hub's database: all schools' records, the change log, who may speak, and the counts; one SQLite file.
///
/// Everything an exchange changes is one transaction, with WAL and `synchronous=FULL` in force. Belongs to one writer.
/// Decisions D6, D12, D18.
package final class CentralStore {
  package let schema: RecordSchema
  /// This incarnation of the hub, 16 bytes; another one after a restore.
  package let epoch: [UInt8]
  let database: DatabaseQueue
  let tables: RecordTables
  /// Whether what is written here erases; not in a replay.
  var isErasing = true
  /// SQLite's word for "nobody else has written since"; `nil` when names and numbers must be read anew.
  private var seenVersion: Int?

  /// Marks a file as a hub's: `PREH`.
  package static let applicationID: Int32 = 0x5052_4548
  static let layoutVersion = 3

  private static let file = DurableDatabase(
    applicationID: applicationID, layoutVersion: layoutVersion, busySeconds: 30, cacheKiB: 16_384)

  /// Makes a new hub's database in a file that must not hold anything.
  package static func create(path: String, epoch: [UInt8], schema: RecordSchema) throws
    -> CentralStore
  {
    let database = try file.create(path) { database in
      try database.execute(sql: createSQL)
      try database.execute(
        sql: "INSERT INTO _hub (only, epoch, milliseconds, schema_version) VALUES (1, ?, 0, ?)",
        arguments: [Data(epoch), schema.version])
    }
    return try CentralStore(database, schema: schema)
  }

  /// Opens a hub's database.
  ///
  /// - Throws: `StorageError`; `.notDurable` when `synchronous=FULL` is not in force.
  package static func open(path: String, schema: RecordSchema) throws -> CentralStore {
    try CentralStore(file.open(path), schema: schema)
  }

  private init(_ database: DatabaseQueue, schema: RecordSchema) throws {
    self.database = database
    self.schema = schema
    let former: UInt32
    (tables, epoch, former) = try translatingErrors {
      try database.write { database in
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM _hub") else {
          throw StorageError.unreadable(table: "_hub")
        }
        let version: UInt32 = try row.checked("schema_version", of: "_hub")
        guard version <= schema.version else { throw StorageError.tooNew(schemaVersion: version) }
        let tables = try RecordTables(
          database, schema: schema, side: .hub, others: Self.addedSQL + Self.redactionSQL)
        return (tables, [UInt8](try row.checked("epoch", of: "_hub") as Data), version)
      }
    }
    if former < schema.version { try finishUpgrade() }
    try recountIfRulesChanged()
  }

  /// Erases what an earlier build could not, and notes the version with it: cut off in between, both are done again.
  private func finishUpgrade() throws {
    try transaction { database in
      try catchUpErasures(in: database)
      try database.execute(sql: "UPDATE _hub SET schema_version = ?", arguments: [schema.version])
    }
  }

  /// Runs one transaction; when it throws, nothing has changed.
  package func transaction<Result>(_ work: (Database) throws -> Result) throws -> Result {
    do {
      return try tables.restoringNumbers {
        try translatingErrors {
          try database.write { database in
            try catchUp(with: database)
            return try work(database)
          }
        }
      }
    } catch {
      seenVersion = nil
      throw error
    }
  }

  /// Takes over the names and numbers that another process has given since this one last looked.
  func catchUp(with database: Database) throws {
    let version = try Int.fetchOne(database.cachedStatement(sql: "PRAGMA data_version"))
    guard version != seenVersion else { return }
    try tables.catchUp(with: database)
    seenVersion = version
  }

  /// Reads one snapshot, and keeps no writer waiting meanwhile.
  func snapshot<Result>(_ work: (Database) throws -> Result) throws -> Result {
    try translatingErrors { try database.read(work) }
  }

  /// The prepared form of `sql`, kept for the next time.
  func statement(_ sql: String, in database: Database) throws -> PreparedStatement {
    try tables.statement(sql, in: database)
  }

  /// What is known of redacted frames.
  ///
  /// The hash of each one's first form; and the schools whose log is still to be redacted, with how far that has come. No
  /// layout version goes with them: a store of before gets them when this build's layout is made in it.
  private static let redactionSQL = """
    CREATE TABLE IF NOT EXISTS _redacted (position INTEGER PRIMARY KEY, hash BLOB NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS _redactions (
      school INTEGER PRIMARY KEY, device INTEGER NOT NULL, first INTEGER NOT NULL) STRICT;
    """

  private static let createSQL = """
    CREATE TABLE _hub (
      only INTEGER PRIMARY KEY CHECK (only = 1), epoch BLOB NOT NULL, milliseconds INTEGER NOT NULL,
      schema_version INTEGER NOT NULL) STRICT;
    CREATE TABLE _schools (
      number INTEGER PRIMARY KEY, uai TEXT NOT NULL UNIQUE, name TEXT NOT NULL, nature TEXT NOT NULL,
      sector TEXT NOT NULL, commune TEXT NOT NULL, departement_code TEXT NOT NULL, departement TEXT NOT NULL,
      academie_code TEXT NOT NULL, academie TEXT NOT NULL, sequence INTEGER NOT NULL DEFAULT 0,
      state_hash BLOB NOT NULL DEFAULT (zeroblob(16)), open_conflicts INTEGER NOT NULL DEFAULT 0) STRICT;
    INSERT INTO _schools (number, uai, name, nature, sector, commune, departement_code, departement, academie_code, academie)
    VALUES (0, 'national', '', '', '', '', '', '', '', '');
    CREATE TABLE _devices (
      number INTEGER PRIMARY KEY, school INTEGER NOT NULL, computer INTEGER NOT NULL, public_key BLOB NOT NULL,
      label TEXT NOT NULL, enrolled INTEGER NOT NULL, revoked INTEGER, acknowledged INTEGER NOT NULL DEFAULT 0,
      chain BLOB NOT NULL DEFAULT (zeroblob(32)), exchange INTEGER NOT NULL, stamp INTEGER NOT NULL DEFAULT 0,
      seen INTEGER NOT NULL, schema_version INTEGER NOT NULL DEFAULT 0, skew INTEGER NOT NULL DEFAULT 0,
      desk INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE INDEX _devices_of_school ON _devices (school);
    CREATE UNIQUE INDEX _desk_of_school ON _devices (school) WHERE desk = 1;
    CREATE TABLE _codes (
      hash BLOB PRIMARY KEY, school INTEGER NOT NULL, expires INTEGER NOT NULL, used INTEGER) STRICT;
    CREATE TABLE _log (
      position INTEGER PRIMARY KEY, device INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
      received INTEGER NOT NULL, frame BLOB NOT NULL, verdict BLOB NOT NULL, UNIQUE (device, first)) STRICT;
    CREATE TABLE _quarantine (
      device INTEGER NOT NULL, counter INTEGER NOT NULL, code TEXT NOT NULL, received INTEGER NOT NULL,
      PRIMARY KEY (device, counter)) STRICT, WITHOUT ROWID;
    CREATE TABLE _quarantined_records (record INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE _counts (
      rule INTEGER NOT NULL, month TEXT NOT NULL, member INTEGER NOT NULL, departement TEXT NOT NULL,
      count INTEGER NOT NULL, PRIMARY KEY (rule, month, member, departement)) STRICT, WITHOUT ROWID;
    """

  /// What later releases added to the layout; made when the layout is.
  private static let addedSQL = """
    CREATE TABLE IF NOT EXISTS _count_rules (number INTEGER PRIMARY KEY, definition TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS _releases (
      number INTEGER PRIMARY KEY, unit TEXT NOT NULL, period TEXT NOT NULL, released INTEGER NOT NULL,
      published INTEGER, content TEXT NOT NULL, UNIQUE (unit, period)) STRICT;
    CREATE TABLE IF NOT EXISTS _exports (
      number INTEGER PRIMARY KEY, made INTEGER NOT NULL, what TEXT NOT NULL, audience TEXT NOT NULL,
      threshold INTEGER NOT NULL, format TEXT NOT NULL) STRICT;
    """
}
