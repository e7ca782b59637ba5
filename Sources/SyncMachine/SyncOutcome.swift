/// How a run ended.
///
/// Shape: each case has one exit code, so that a timer or a script needs no words:
/// 0 synced or skipped · 2 partly synced · 3 offline · 4 refused · 5 local damage · 6 another run holds the lock.
/// 64, wrong usage, is the command line's own. Whatever the outcome, what the hub had acknowledged stays acknowledged
/// and everything else stays in the outbox.
package enum SyncOutcome: Hashable, Sendable {
  /// Nothing is left to send or fetch, and the hub's signed receipt has the state hash of this replica.
  case synced
  /// The run did its part and stopped before the end.
  case partlySynced(PartialReason)
  /// The hub was not reached, or not for long enough.
  case offline(UnreachedReason)
  /// The hub was reached and does not go on with this replica; trying again alone changes nothing.
  case refused(RefusalReason)
  /// This computer's own files did not do their part.
  case localDamage(LocalFault)
  /// Another run is under way on this computer, and this one did not wait longer.
  case heldElsewhere
  /// Another run is under way on this computer, and this one was only a timer's.
  case skipped

  /// The exit code of a program whose run ended so.
  package var exitCode: Int32 {
    switch self {
    case .synced, .skipped: 0
    case .partlySynced: 2
    case .offline: 3
    case .refused: 4
    case .localDamage: 5
    case .heldElsewhere: 6
    }
  }
}

/// Why a run stopped before the end.
package enum PartialReason: String, Hashable, Sendable {
  /// The next exchange would have passed the bytes allowed for the run.
  case budget
  /// The run used up its exchanges.
  case exchanges
  /// Everything is sent and fetched, and the two sides' state hashes still differ.
  case stateDiffers
  /// Everything is sent and fetched, and the hub has set some changes aside.
  case setAside
  /// Whoever started the run ended it.
  case cancelled
  /// The run was told something that could not have happened; a defect of this build.
  case outOfStep
}

/// Why the hub was not reached.
package enum UnreachedReason: Hashable, Sendable {
  /// No connection, or one that broke.
  case network(OfflineReason)
  /// Something else answered in the hub's place.
  case notTheHub(ImpostorReason)
  /// The hub asked to come back later than this run can wait.
  case busy(retryAfterSeconds: UInt32)
}

/// Why the hub does not go on with this replica.
package enum RefusalReason: Hashable, Sendable {
  /// The hub has seen more of this replica than the replica knows: its database is a restored backup or a copy.
  case databaseOlder(code: String)
  /// The hub has seen less of this replica than it had acknowledged: the hub's own database was restored.
  case hubOlder(code: String)
  /// Both know equally much, and not the same: two computers have spoken under one name.
  case historyForked(code: String)
  /// Any other refusal, by its code in `protocol/06-errors.md`.
  case code(String)
  /// The hub's answer, though signed, does not fit what was sent.
  case answer(AnswerFault)
}

/// How a signed answer does not fit its request.
package enum AnswerFault: String, Error, Hashable, Sendable, CaseIterable {
  /// The receipt is for another replica.
  case receiptForeign
  /// The receipt is not signed by the hub's key.
  case receiptUnsigned
  /// The receipt acknowledges more than this replica has sent: its database is a restored backup or a copy.
  case receiptAhead
  /// The receipt acknowledges less than the hub had acknowledged before: the hub's database was restored.
  case receiptBehind
  /// There is a verdict without a frame, or a frame without a verdict.
  case verdict
  /// The page says that there is more, and does not go forward.
  case standstill
  /// The verdict or the page cannot be applied to what is here.
  case content
}

/// What this computer's own files could not do; no record is lost by it.
package enum LocalFault: String, Error, Hashable, Sendable, CaseIterable {
  case diskFull, diskFailed, databaseLocked, databaseDamaged, databaseTooNew, lockFile, other
}
