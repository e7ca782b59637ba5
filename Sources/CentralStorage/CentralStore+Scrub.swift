internal import GRDB
internal import RecordStorage

extension CentralStore {
  /// Whether values of erased records may be left in the file.
  package func isScrubDue() throws -> Bool {
    try transaction { try tables.isScrubDue(in: $0) }
  }

  /// Sees to it that no byte of what is erased is left in the change log, in free pages or in SQLite's own log.
  ///
  /// May be called at any time, and again after a crash: what is left to do is in the store. Backups are not touched.
  ///
  /// - Returns: whether all is done; not while another process reads the file.
  @discardableResult
  package func scrub() throws -> Bool {
    while try redactSome() {}
    return try compact()
  }

  /// Writes the file anew once nothing is left to redact; nothing else can be written meanwhile.
  ///
  /// - Returns: whether all is done.
  package func compact() throws -> Bool {
    guard try isScrubDue() else { return true }
    guard try !snapshot({ try isRedactionLeft(in: $0) }) else { return false }
    try transaction { try tables.forgetUnusedAuthors(in: $0) }
    // A copy that a verification which was cut off has left behind.
    Self.removeDatabase(verificationPath)
    guard try database.compact() else { return false }
    return try transaction { database in
      guard try !isRedactionLeft(in: database) else { return false }
      try tables.endScrub(in: database)
      return true
    }
  }
}
