internal import Crypto
internal import Foundation
internal import GRDB
internal import RecordModel

/// The note in a file of the layout that was made in it, so that opening it again asks for no table.
///
/// It is a fingerprint of all the statements that make the layout, of every number that stored values go by and of their
/// types. A build with another layout finds a fingerprint that is not its own, makes what is missing, adopts what it has
/// learnt, and puts its own there in the same transaction, with the version of its schema: an older build is then refused,
/// whether it opens the file or has it open. Asking for each table anew was three quarters of what opening a store cost
/// (decision 0012).
struct LayoutMark {
  private let schemaVersion: UInt32
  private let fingerprint: Data

  /// The mark of some layouts in a file, and of the statements that make its other tables.
  init(of layouts: [TableLayout], schemaVersion: UInt32, commonSQL: String) {
    self.schemaVersion = schemaVersion
    var hash = SHA256()
    hash.update(commonSQL)
    for layout in layouts {
      hash.update(layout.createSQL)
      hash.update(layout.indexSQL ?? "")
      hash.update(layout.partsIndexSQL ?? "")
      let numbers = [UInt8(layout.kind.number >> 8), UInt8(layout.kind.number & 255)]
      hash.update(data: numbers + layout.numbers + layout.forms.map(\.rawValue))
    }
    fingerprint = Data(hash.finalize())
  }

  /// Whether the file says that this layout was made in it; the table that says so is made if it is missing.
  ///
  /// - Throws: `StorageError.tooNew` when a newer build has made its own.
  func isIn(_ database: Database) throws -> Bool {
    try database.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS _layout (
          only INTEGER PRIMARY KEY CHECK (only = 1), schema_version INTEGER NOT NULL, fingerprint BLOB NOT NULL) STRICT
        """)
    guard let stored = try Self.stored(in: database) else { return false }
    guard stored.schemaVersion <= schemaVersion else {
      throw StorageError.tooNew(schemaVersion: stored.schemaVersion)
    }
    return stored.fingerprint == fingerprint
  }

  /// Makes sure that no other build has made its layout since this one opened the file.
  ///
  /// What this build would write then, the other would not adopt.
  ///
  /// - Throws: `StorageError.tooNew`.
  func requireUnchanged(in database: Database) throws {
    let stored = try Self.stored(in: database)
    guard stored?.fingerprint == fingerprint else {
      throw StorageError.tooNew(schemaVersion: stored?.schemaVersion ?? 0)
    }
  }

  /// Says in the file that this layout was made in it.
  func note(in database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO _layout (only, schema_version, fingerprint) VALUES (1, ?, ?)",
      arguments: [schemaVersion, fingerprint])
  }

  private static func stored(
    in database: Database
  ) throws -> (schemaVersion: UInt32, fingerprint: Data)? {
    let row = try Row.fetchOne(database, sql: "SELECT schema_version, fingerprint FROM _layout")
    return try row.map {
      (
        try $0.checked("schema_version", of: "_layout"),
        try $0.checked("fingerprint", of: "_layout")
      )
    }
  }
}

extension SHA256 {
  /// Takes in a text and a zero, so that no two lists of texts look the same.
  fileprivate mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(bufferPointer: UnsafeRawBufferPointer($0)) }
    update(data: [0])
  }
}
