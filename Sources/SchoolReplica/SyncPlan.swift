internal import ReplicaStorage
internal import SyncProtocol

/// What a run would send, found out without sending anything.
///
/// What the hub would answer, and so what would be received, only the hub knows.
package struct SyncPlan: Hashable, Sendable {
  /// Own change-sets that the hub has not acknowledged.
  package let pendingCount: UInt64
  /// The frames that carry them, one per exchange; with none pending, one exchange still asks for news.
  package let frameCount: Int
  /// The bytes of those frames; each exchange adds about a hundred of its own.
  package let frameByteCount: Int
}

extension Replica {
  /// What a run would send now.
  ///
  /// - Throws: what the store throws; nothing is changed in any case.
  package func plan() throws -> SyncPlan {
    try store.refresh()
    let outbox = try store.planOutbox(key: key)
    return SyncPlan(
      pendingCount: store.state.pendingCount, frameCount: outbox.frameCount,
      frameByteCount: outbox.frameByteCount)
  }
}
