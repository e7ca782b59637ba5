internal import Convergence
internal import Foundation
package import GRDB
internal import RecordModel

extension RecordTables {
  /// Notes that values of erased records may be left in the file, in pages that are free or were rewritten.
  package func askForScrub(in database: Database) throws {
    try statement("INSERT OR IGNORE INTO _scrub (only) VALUES (1)", in: database).run()
  }

  /// Whether values of erased records may be left in the file.
  package func isScrubDue(in database: Database) throws -> Bool {
    let select = try statement("SELECT EXISTS (SELECT 1 FROM _scrub)", in: database)
    defer { select.reset() }
    return try select.step() && select.integer(0) == 1
  }

  /// Notes that nothing is left.
  package func endScrub(in database: Database) throws {
    try statement("DELETE FROM _scrub", in: database).run()
  }

  /// Forgets the names of authors of whom no version and no ledger entry speaks any more.
  package func forgetUnusedAuthors(in database: Database) throws {
    var used: Set<UInt32> = []
    for layout in allLayouts {
      let select = try PreparedStatement(
        database, "SELECT _versions, _ledger FROM \(layout.table)")
      while try select.step() {
        let stored = try StoredVersions(blob: select.blob(0), replicas: replicas)
        for group in stored.versions.groups { used.insert(group.note.author) }
        for row in try StoredLedger(blob: select.blob(1), replicas: replicas).rows {
          used.insert(row.author)
        }
      }
    }
    let select = try PreparedStatement(database, "SELECT number FROM _authors")
    var unused: [Int64] = []
    while try select.step() {
      let number = select.integer(0)
      if !used.contains(UInt32(truncatingIfNeeded: number)) { unused.append(number) }
    }
    let delete = try statement("DELETE FROM _authors WHERE number = ?", in: database)
    for number in unused {
      delete.bind(1, number)
      try delete.run()
    }
    authors = try .authors(in: database)
  }
}

extension DatabaseQueue {
  /// Held while SQLite is told where to put temporary files, which it keeps for the whole process, and uses it.
  private static let temporaryFolder = NSLock()

  /// Writes the whole file anew and empties its log, so that no byte of what was deleted is left in either.
  ///
  /// Even with `secure_delete` SQLite leaves copies of rows where it has moved them about within a page. Nothing else can
  /// be written meanwhile.
  ///
  /// - Returns: whether the log could be emptied; not while another process reads.
  package func compact() throws -> Bool {
    try Self.temporaryFolder.withLock {
      try translatingErrors { try writeWithoutTransaction(compact) }
    }
  }

  private func compact(_ database: Database) throws -> Bool {
    // The copy that VACUUM makes may be large: it goes to a temporary file that has no name, not into memory; and into the
    // folder of the database, for the one of all programs may lie on a disk that is not encrypted.
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      .replacing("'", with: "''")
    try database.execute(
      sql: "PRAGMA temp_store_directory = '\(folder)'; PRAGMA temp_store = FILE")
    defer { try? database.execute(sql: "PRAGMA temp_store = MEMORY") }
    try database.execute(sql: "VACUUM")
    return try Int.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
  }
}
