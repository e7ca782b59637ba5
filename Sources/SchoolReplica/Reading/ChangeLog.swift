package import Causality
package import RecordModel

/// One thing that somebody wrote into a case.
package struct CaseChange: Hashable, Sendable {
  /// What has become of it.
  package enum Fate: Hashable, Sendable {
    /// It stands.
    case stands
    /// A later value that had seen it stands.
    case replaced
    /// It lost against a value that had not seen it, and waits for a decision.
    case conflict
    /// It lost so, and that was settled.
    case settled
  }

  /// When, milliseconds since 1970-01-01 UTC, as admitted; by this computer's clock for what the ministry has not.
  package let milliseconds: UInt64
  /// Who, when said.
  package let author: String?
  /// The computer and the number of its write.
  package let dot: Dot
  package let kind: UInt16
  package let record: RecordID
  /// The fields written, by number.
  package let fields: FieldSet
  package let fate: Fate
  /// Whether this very computer wrote it and the ministry has not acknowledged it.
  package let isUnsent: Bool
}

/// Everything this computer knows of who wrote what into a case, oldest first.
package struct ChangeLog: Hashable, Sendable {
  package let changes: [CaseChange]
  /// This replica, to tell "this computer" from others.
  package let thisReplica: ReplicaID
}
