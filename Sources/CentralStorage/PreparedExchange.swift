package import Causality
package import SyncProtocol

/// An exchange whose signature holds and whose frame, if any, is signed and open: ready for the store.
package struct PreparedExchange: Sendable {
  /// The replica, from the key and not from the bytes.
  package let replica: ReplicaID
  /// The exchange number the request was signed with.
  package let number: UInt64
  package let request: ExchangeRequest
  /// The frame's change-sets; `nil` when there is no frame.
  package let batch: ChangeBatch?

  /// An exchange from its parts.
  package init(replica: ReplicaID, number: UInt64, request: ExchangeRequest, batch: ChangeBatch?) {
    self.replica = replica
    self.number = number
    self.request = request
    self.batch = batch
  }
}

/// What the store did of an exchange.
package struct CommittedExchange: Sendable {
  package var verdict: Verdict?
  package var page: Page?
  /// What is acknowledged, and the state it led to: the content of the receipt.
  package var chain: ChainHead
  package var stateHash: StateHash
  package var sequence: UInt64
  /// The school's national number, for the log.
  package var school: String
  package var changeSetCount = 0
  package var writeCount = 0
  package var changedRecordCount = 0
  package var clampedCount = 0
  /// Writes to records that are erased: acknowledged, and kept nowhere.
  package var absorbedWriteCount = 0
  /// Records that the frame erased.
  package var erasedRecordCount = 0
  package var pageRecordCount = 0
  /// How far this machine's clock was behind the time the hub has used already; that one is never taken back.
  package var clockBehindMilliseconds: UInt64 = 0
  /// Whether a page was due and could not be packed.
  package var isPageMissing = false
}

extension CommittedExchange {
  func behind(by milliseconds: UInt64) -> CommittedExchange {
    var committed = self
    committed.clockBehindMilliseconds = milliseconds
    return committed
  }
}
