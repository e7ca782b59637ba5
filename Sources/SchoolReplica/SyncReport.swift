internal import ReplicaStorage
package import SyncMachine
package import SyncProtocol

/// What one run did, and how it ended.
package struct SyncReport: Hashable, Sendable {
  /// How it ended.
  package var outcome: SyncOutcome
  /// Requests sent, in vain or not.
  package var exchangeCount = 0
  /// Frames that the hub has acknowledged.
  package var frameCount = 0
  /// Bytes of request bodies sent.
  package var sentByteCount = 0
  /// Bytes of answer bodies received; answers that broke off are not counted.
  package var receivedByteCount = 0
  /// Own change-sets that are acknowledged now and were not before.
  package var acknowledgedCount: UInt64 = 0
  /// Records that other people changed.
  package var receivedRecordCount = 0
  /// Concurrent edits with different values that the pushed frames met.
  package var conflictCount = 0
  /// Ledger entries that are new here.
  package var ledgerEntryCount = 0
  /// Own change-sets that the hub has set aside.
  package var quarantined: [Verdict.Quarantine] = []
  /// Own change-sets whose stamp the hub did not take as claimed.
  package var adjustedCount = 0
  /// Records that are erased now, and were here.
  package var erasedRecordCount = 0
  /// Own change-sets, not acknowledged yet, that have lost edits of erased records.
  package var erasedEditCount = 0
  /// Whether values of erased records may still be in the file, because it could not be scrubbed at the end of the run; the
  /// next run, or the next start, does it.
  package var isScrubDue = false
  /// Own change-sets that the hub has not acknowledged.
  package var pendingCount: UInt64 = 0
  /// How far this machine's clock is ahead of the hub's, in milliseconds.
  package var skewMilliseconds: Int64 = 0
  /// The hash of everything held here.
  package var stateHash = StateHash()
  /// The oldest schema version that the hub still lets write; 0 when it has not answered.
  package var floorVersion: UInt32 = 0

  /// The report of a run that has not begun.
  init(outcome: SyncOutcome) { self.outcome = outcome }

  /// Whether the clocks are so far apart that a person should be told.
  package var isSkewed: Bool { skewMilliseconds.magnitude > Limits.skewWarningMilliseconds }

  mutating func add(_ applied: AppliedAnswer) {
    acknowledgedCount += applied.acknowledgedCount
    receivedRecordCount += applied.changedRecordCount
    conflictCount += Int(applied.conflictCount)
    ledgerEntryCount += applied.ledgerEntryCount
    quarantined += applied.quarantined
    adjustedCount += applied.adjustedCount
    erasedRecordCount += applied.erasedRecordCount
    erasedEditCount += applied.erasedEditCount
    if applied.acknowledgedCount > 0 { frameCount += 1 }
  }

  mutating func take(_ state: ReplicaState) {
    pendingCount = state.pendingCount
    skewMilliseconds = state.skewMilliseconds
    stateHash = state.stateHash
  }
}

/// What a run tells while it goes on.
package enum SyncProgress: Hashable, Sendable {
  /// An exchange came to its end; the report so far, whose outcome means nothing yet.
  case exchanged(SyncReport)
  /// An exchange failed; the run waits before it tries again.
  case waiting(milliseconds: UInt64)
}
