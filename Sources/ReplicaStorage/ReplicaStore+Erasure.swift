internal import Causality
internal import Foundation
internal import GRDB
internal import RecordModel
internal import RecordStorage
internal import SyncProtocol

extension ReplicaStore {
  /// Erases what the hub has told to be erased, and what only this replica knows to be a part of it.
  ///
  /// Unsent edits of it go at once, so that they are never sent; what is left of sent ones goes with the next scrub.
  /// Source: `protocol/decisions/0006-erasure.md`.
  func erase(
    _ records: [RecordID], _ state: inout ReplicaState, _ applied: inout AppliedAnswer,
    in database: Database
  ) throws {
    guard !records.isEmpty else { return }
    let own = try tables.replicas.number(of: state.replica, in: database)
    let sent = max(
      state.chain.counter, try OutboxTable.sealed(in: database)?.lastCounter ?? 0)
    // Other parts are the hub's to name: whether they are parts depends on edits that may not have come here yet.
    let context = ErasureContext { $0.replica == own && $0.counter > sent }
    let keys = try records.map { try tables.replicas.key(of: $0, in: database) }
    let report = try tables.erase(keys, context: context, in: database)
    guard report.erasedCount > 0 else { return }
    state.stateHash.add(report.hash)
    state.openConflictCount += report.openEntryDelta
    applied.erasedRecordCount = report.recordCount
    applied.erasedEditCount = try redactHistory(after: state.chain.counter, state, in: database)
    try tables.askForScrub(in: database)
  }

  /// Takes writes to erased records out of this replica's own change-sets that come after `counter`.
  ///
  /// - Returns: how many change-sets have lost something.
  private func redactHistory(
    after counter: UInt64, _ state: ReplicaState, in database: Database
  ) throws -> Int {
    var last = Int64(clamping: counter)
    var redactedCount = 0
    while true {
      let rows = try OutboxTable.columns(after: last, most: 256, in: database)
      for row in rows {
        let sets = try ColumnsDecoder.decode(row.columns, speaker: state.replica).changeSets
        let left = try Redaction.redacted(sets) { try tables.isErased($0, in: database) }
        guard let left else { continue }
        redactedCount += 1
        try OutboxTable.redact(
          row.counter, ColumnsEncoder.encode(left, speaker: state.replica),
          isEmpty: left.allSatisfy(\.writes.isEmpty), in: database)
      }
      guard let end = rows.last else { return redactedCount }
      last = end.counter
    }
  }

  /// Whether values of erased records may be left in the file.
  package func isScrubDue() throws -> Bool {
    try read { try tables.isScrubDue(in: $0) }
  }

  /// Sees to it that no byte of what is erased is left in the file: history, free pages, SQLite's own log.
  ///
  /// May be called at any time, and again after a crash: that it is due is in the store. Nothing else can be written while
  /// it lasts. A frame that is under way keeps its bytes until its verdict is here, and the scrub waits for that.
  ///
  /// - Returns: whether all is done; not while a frame is under way, or while another process reads the file.
  @discardableResult
  package func scrub() throws -> Bool {
    guard try isScrubDue() else { return true }
    let scrubbedCount: Int? = try transaction { database, state in
      guard try OutboxTable.sealed(in: database) == nil else { return nil }
      _ = try redactHistory(after: 0, state, in: database)
      try tables.forgetUnusedAuthors(in: database)
      return try tables.erasedCount(in: database)
    }
    guard let scrubbedCount, try database.compact() else { return false }
    return try transaction { database, _ in
      // Another process may have erased more meanwhile: that is still to be done.
      guard try tables.erasedCount(in: database) == scrubbedCount else { return false }
      try tables.endScrub(in: database)
      return true
    }
  }
}
