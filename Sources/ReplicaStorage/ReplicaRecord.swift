package import Causality
package import Convergence
package import RecordModel

/// One record as a replica holds it: its values, and what is known of each.
package struct ReplicaRecord: Hashable, Sendable {
  /// Fields that share one version, with its author.
  package struct Version: Hashable, Sendable {
    package let fields: FieldSet
    package let version: FieldVersion
    /// Who wrote it, as the school names people; `nil` when not said.
    package let author: String?
  }

  package let record: RecordID
  package let kind: UInt16
  /// The values of all fields that are not absent, known to this build or not.
  package let values: [UInt8: FieldValue]
  package let versions: [Version]

  /// What is known of field `number`, `nil` when it was never written.
  package func version(of number: UInt8) -> Version? {
    versions.first { $0.fields.contains(number) }
  }
}

/// One row of the conflict ledger as a replica holds it.
package struct ReplicaLedgerRow: Hashable, Sendable {
  package let kind: UInt16
  package let entry: LedgerEntry
  /// Who wrote the lost value, when said.
  package let author: String?
  /// The change-set whose value stood when this one lost.
  package let winner: Dot
  /// Whether a later write has settled it.
  package let isSettled: Bool
}

/// A write of this very replica to one field, from its own history.
package struct OwnWrite: Hashable, Sendable {
  package let dot: Dot
  /// When it was made by this machine's clock.
  package let claimed: HybridTimestamp
  package let author: String?
  package let value: FieldValue
  /// Why the hub has set it aside, when it has.
  package let quarantine: String?
}
