package import Causality
package import ReplicaStorage
package import SyncProtocol

/// What this computer and the ministry hold, as far as this computer knows.
package struct ReplicaStatus: Hashable, Sendable {
  package let replica: ReplicaID
  /// The school, once enrolled.
  package let school: String?
  package let schoolName: String?
  package let hubURL: String?
  /// Which of the school's computers this is, from 1; 0 before enrolment.
  package let computerNumber: UInt32
  /// How many change-sets were recorded here.
  package let changeCount: UInt64
  /// How many of them the hub has acknowledged.
  package let acknowledgedCount: UInt64
  /// How long ago the oldest change-set was made that the hub has not acknowledged, in milliseconds.
  package let oldestPendingMilliseconds: UInt64?
  /// When both sides were last proved equal, milliseconds since 1970-01-01 UTC by the hub's clock; `nil` for never.
  package let verifiedMilliseconds: UInt64?
  /// How far this machine's clock was ahead of the hub's at the last answer, in milliseconds.
  package let skewMilliseconds: Int64
  /// Own change-sets that the hub has set aside, the newest first, at most `listedMax`.
  package let quarantined: [QuarantinedChange]
  /// How many there are in all.
  package let quarantinedCount: Int
  /// Entries of the conflict ledger that no later write has settled.
  package let openConflictCount: Int
  /// Where this replica stands in the school's stream.
  package let cursor: StreamCursor
  /// The hash of everything held here.
  package let stateHash: StateHash
  /// The hub's last receipt.
  package let receipt: Receipt?

  /// How many quarantined change-sets a status lists.
  package static let listedMax = 100

  /// How many change-sets the hub has not acknowledged.
  package var pendingCount: UInt64 { changeCount - min(changeCount, acknowledgedCount) }
  /// Why the hub has set changes aside, a code of `protocol/06-errors.md` for each of those listed.
  package var setAsideCodes: [String] { quarantined.map(\.code) }
  /// Whether the clocks are so far apart that a person should be told.
  package var isSkewed: Bool { skewMilliseconds.magnitude > Limits.skewWarningMilliseconds }
}

extension Replica {
  /// What this computer and the ministry hold; asks nobody.
  ///
  /// - Throws: what the store throws.
  package func status() throws -> ReplicaStatus {
    try store.refresh()
    let state = store.state
    let wallMilliseconds = environment.wallMilliseconds()
    return ReplicaStatus(
      replica: state.replica, school: state.school, schoolName: state.schoolName,
      hubURL: state.hubURL,
      computerNumber: state.computerNumber, changeCount: state.counter,
      acknowledgedCount: state.chain.counter,
      oldestPendingMilliseconds: try store.oldestPendingStamp().map {
        wallMilliseconds - min(wallMilliseconds, $0.milliseconds)
      },
      verifiedMilliseconds: state.verifiedMilliseconds == 0 ? nil : state.verifiedMilliseconds,
      skewMilliseconds: state.skewMilliseconds,
      quarantined: try store.quarantinedChanges(limit: ReplicaStatus.listedMax),
      quarantinedCount: try store.quarantinedCount(),
      openConflictCount: state.openConflictCount,
      cursor: state.cursor, stateHash: state.stateHash, receipt: state.receipt)
  }
}
