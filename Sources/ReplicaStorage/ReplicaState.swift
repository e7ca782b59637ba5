package import Causality
package import SyncProtocol

/// What a replica knows of itself and of the hub: one row, kept in the same file as the records.
package struct ReplicaState: Hashable, Sendable {
  /// This incarnation of this replica.
  package var replica: ReplicaID
  /// The school, once enrolled.
  package var school: String?
  package var schoolName: String?
  package var hubURL: String?
  /// The hub's Ed25519 key, pinned at enrolment.
  package var hubKey: [UInt8]?
  /// Which of the school's computers this is, from 1; 0 before enrolment.
  package var computerNumber: UInt32 = 0
  /// The last counter given to a change-set.
  package var counter: UInt64 = 0
  /// The last stamp issued or taken over.
  package var clock = HybridLogicalClock()
  /// What the hub has acknowledged.
  package var chain = ChainHead.start
  /// The last exchange number used.
  package var exchange: UInt64 = 0
  /// Where this replica stands in the school's stream.
  package var cursor = StreamCursor.start
  /// The hash of everything held.
  package var stateHash = StateHash()
  /// Entries of the conflict ledger that no later write has settled.
  package var openConflictCount = 0
  /// The version of the schema that last wrote here.
  package var schemaVersion: UInt32
  /// The hub's last receipt.
  package var receipt: Receipt?
  /// When the hub's and this replica's state were last proved equal; milliseconds since 1970-01-01 UTC.
  package var verifiedMilliseconds: UInt64 = 0
  /// How far this machine's clock is ahead of the hub's, in milliseconds.
  package var skewMilliseconds: Int64 = 0

  /// A replica that has done nothing yet.
  package init(replica: ReplicaID, schemaVersion: UInt32) {
    self.replica = replica
    self.schemaVersion = schemaVersion
  }

  /// How many change-sets the hub has not acknowledged.
  package var pendingCount: UInt64 { counter - min(counter, chain.counter) }
}
