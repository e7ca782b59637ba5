internal import CentralStorage

extension Hub {
  /// Whether values of erased records may be left in the hub's file.
  package func isScrubDue() throws -> Bool { try store.isScrubDue() }

  /// Sees to it that no byte of what is erased is left in the hub's file; does nothing when that is not due.
  ///
  /// The change log is redacted a few frames at a time, with exchanges in between. Then the file is written anew: exchanges
  /// wait meanwhile, or are asked to come back, so it is for an hour when few schools are at work. Backups are not touched.
  ///
  /// - Returns: whether all is done; not while another process reads the file. Call it again then.
  package func scrub() async throws -> Bool {
    while try writing({ try store.redactSome() }) { await Task.yield() }
    return try writing { try store.compact() }
  }
}
