package import Causality
package import Crypto
internal import GRDB
internal import RecordStorage
internal import SyncProtocol

/// One own change-set that the hub holds and has set aside.
package struct QuarantinedChange: Hashable, Sendable {
  /// The change-set's counter.
  package let counter: UInt64
  /// When it was made.
  package let stamp: HybridTimestamp
  /// Why, as a code of `protocol/06-errors.md`.
  package let code: String
}

/// What a run would push, before anything that the hub answers.
package struct OutboxPlan: Hashable, Sendable {
  /// Frames to push, one per exchange.
  package var frameCount = 0
  /// The bytes of all of them.
  package var frameByteCount = 0
}

extension ReplicaStore {
  /// When the oldest change-set was made that the hub has not acknowledged; `nil` when it has acknowledged all.
  package func oldestPendingStamp() throws -> HybridTimestamp? {
    let acknowledged = Int64(clamping: state.chain.counter)
    return try read { database in
      try Int64.fetchOne(
        database, sql: "SELECT stamp FROM _history WHERE counter > ? ORDER BY counter LIMIT 1",
        arguments: [acknowledged]
      ).map { HybridTimestamp(rawValue: UInt64(bitPattern: $0)) }
    }
  }

  /// Own change-sets that the hub has set aside, the newest first, at most `limit`.
  package func quarantinedChanges(limit: Int) throws -> [QuarantinedChange] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT counter, stamp, quarantine FROM _history WHERE quarantine IS NOT NULL
          ORDER BY counter DESC LIMIT ?
          """, arguments: [limit]
      ).map { row in
        QuarantinedChange(
          counter: UInt64(bitPattern: try row.checked("counter", of: "_history") as Int64),
          stamp: HybridTimestamp(
            rawValue: UInt64(bitPattern: try row.checked("stamp", of: "_history") as Int64)),
          code: try row.checked("quarantine", of: "_history"))
      }
    }
  }

  /// How many own change-sets the hub has set aside.
  package func quarantinedCount() throws -> Int {
    try count("SELECT count(*) FROM _history WHERE quarantine IS NOT NULL")
  }

  private func count(_ sql: String) throws -> Int {
    try read { database in try Int.fetchOne(database, sql: sql) ?? 0 }
  }

  /// What a run would push now; seals each frame as `collect` would, and keeps none of them.
  package func planOutbox(key: Curve25519.Signing.PrivateKey) throws -> OutboxPlan {
    try read { database in
      var plan = OutboxPlan()
      var chain = state.chain
      while let frame = try seal(after: chain, key: key, in: database) {
        plan.frameCount += 1
        plan.frameByteCount += frame.bytes.count
        chain = chain.extended(by: frame)
      }
      return plan
    }
  }
}
