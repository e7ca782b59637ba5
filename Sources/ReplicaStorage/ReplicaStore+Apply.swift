internal import Causality
internal import Convergence
internal import GRDB
internal import RecordModel
internal import RecordStorage
package import SyncProtocol

/// What an answer of the hub changed here.
package struct AppliedAnswer: Hashable, Sendable {
  /// Change-sets that are acknowledged now and were not before.
  package var acknowledgedCount: UInt64 = 0
  /// Records other people changed.
  package var changedRecordCount = 0
  /// Ledger entries that are new here.
  package var ledgerEntryCount = 0
  /// Own change-sets the hub has set aside.
  package var quarantined: [Verdict.Quarantine] = []
  /// Own change-sets whose stamp the hub did not take as claimed.
  package var adjustedCount = 0
  /// Concurrent edits with different values that the pushed frame met.
  package var conflictCount: UInt32 = 0
  /// Records that are erased now, and were here.
  package var erasedRecordCount = 0
  /// Own change-sets, not acknowledged yet, that have lost edits of erased records.
  package var erasedEditCount = 0
  /// Whether the stream goes on after this page.
  package var hasMore = false
  /// Whether, with nothing left to send or fetch, both sides' state hashes are equal; `nil` while something is left.
  package var isProvedEqual: Bool?
}

extension ReplicaStore {
  /// Applies an answer whole: verdict, page, ledger, cursor and receipt in one transaction.
  ///
  /// The frame is what was pushed, if anything; this machine's time is there to measure skew.
  ///
  /// - Throws: and changes nothing; the same answer can be asked for again.
  package func apply(
    _ answer: ExchangeResponse, to frame: SealedFrame?, wallMilliseconds: UInt64
  ) throws -> AppliedAnswer {
    try transaction { database, state in
      var applied = AppliedAnswer()
      if let verdict = answer.verdict {
        try apply(verdict, to: frame, &state, &applied, in: database)
      }
      if let page = answer.page { try apply(page, &state, &applied, in: database) }
      state.clock.observe(
        HybridTimestamp(milliseconds: answer.receipt.hubMilliseconds, counter: 0),
        trustedMilliseconds: answer.receipt.hubMilliseconds)
      state.skewMilliseconds = Int64(bitPattern: wallMilliseconds &- answer.receipt.hubMilliseconds)
      state.receipt = answer.receipt
      if state.pendingCount == 0, !applied.hasMore {
        applied.isProvedEqual = answer.receipt.stateHash == state.stateHash
        if applied.isProvedEqual == true {
          state.verifiedMilliseconds = answer.receipt.hubMilliseconds
        }
      }
      try state.save(in: database)
      return applied
    }
  }

  private func apply(
    _ verdict: Verdict, to frame: SealedFrame?, _ state: inout ReplicaState,
    _ applied: inout AppliedAnswer,
    in database: Database
  ) throws {
    guard let frame, verdict.chain == state.chain.extended(by: frame),
      (verdict.adjustments.map(\.counter) + verdict.quarantined.map(\.counter)).allSatisfy({
        (frame.firstCounter...frame.lastCounter).contains($0)
      })
    else { throw ReplicaStoreError.answerMismatch }
    for adjustment in verdict.adjustments { try restamp(adjustment, &state, in: database) }
    for quarantine in verdict.quarantined {
      try OutboxTable.quarantine(quarantine.counter, quarantine.code, in: database)
    }
    applied.acknowledgedCount = verdict.chain.counter - state.chain.counter
    applied.adjustedCount = verdict.adjustments.count
    applied.quarantined = verdict.quarantined
    applied.conflictCount = verdict.conflictCount
    state.chain = verdict.chain
    try OutboxTable.drop(upTo: verdict.chain.counter, in: database)
  }

  /// Gives one own change-set the stamp the hub admitted it with, wherever its values still stand.
  private func restamp(
    _ adjustment: Verdict.Adjustment, _ state: inout ReplicaState, in database: Database
  ) throws {
    guard
      let batch = try OutboxTable.changeSet(
        adjustment.counter, replica: state.replica, in: database)
    else { throw ReplicaStoreError.answerMismatch }
    try OutboxTable.restamp(adjustment.counter, adjustment.stamp, in: database)
    let dot = Dot(replica: state.replica, counter: adjustment.counter)
    for slot in try tables.load(batch, creations: .mayExist, in: database) {
      guard let stored = slot.stored else { continue }
      let hash = try tables.restamp(slot, stored, dot: dot, stamp: adjustment.stamp, in: database)
      state.stateHash.add(hash)
    }
    state.clock.observe(adjustment.stamp, trustedMilliseconds: adjustment.stamp.milliseconds)
  }

  private func apply(
    _ page: Page, _ state: inout ReplicaState, _ applied: inout AppliedAnswer, in database: Database
  ) throws {
    let batch = try page.openChanges(reader: state.replica, schema: schema) ?? ChangeBatch()
    let losses = try page.openLedger(reader: state.replica, schema: schema)
    guard tables.hasDeclaredTypes(batch),
      losses.map({ tables.hasDeclaredTypes($0.changes) }) != false
    else { throw ReplicaStoreError.pageType }
    try erase(page.openErased(), &state, &applied, in: database)
    // A hub that was restored from before an erasure may tell of what is erased; here it stays erased.
    let hasErased = try tables.hasErased(ofSchool: 0, in: database)
    let slots = try tables.load(batch, losses: losses, creations: .mayExist, in: database)
      .filter { try !hasErased || !tables.isErased($0.key, in: database) }
    guard slots.allSatisfy({ $0.stored != nil || !$0.writes.isEmpty }) else {
      throw ReplicaStoreError.answerMismatch
    }
    let report = try tables.merge(slots, of: batch, context: MergeContext(), in: database)
    state.stateHash.add(report.hash)
    state.openConflictCount += report.openEntryDelta
    applied.changedRecordCount = report.changedRecordCount
    applied.ledgerEntryCount = report.newEntryCount
    // Admitted stamps are followed wherever they are, even when the hub's own clock has gone back since: an edit made
    // here must come after everything it has seen.
    for head in batch.heads {
      state.clock.observe(head.stamp, trustedMilliseconds: head.stamp.milliseconds)
    }
    state.cursor = page.next
    applied.hasMore = page.hasMore
  }
}
