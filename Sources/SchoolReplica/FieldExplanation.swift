package import Causality
package import RecordModel

/// Why a field has the value it has.
package struct FieldExplanation: Hashable, Sendable {
  /// Why this value stands.
  package enum Reason: Hashable, Sendable {
    /// Nobody has ever written the field.
    case neverWritten
    /// No other value is known to have competed with it.
    case onlyWriter
    /// Its author had seen the others and replaced them.
    case sawTheOthers
    /// Another edit was made without knowledge of it, earlier.
    case later
    /// Another edit was made at the very same moment; the greater replica name decides.
    case sameMoment
  }

  /// Another value of the field that the ledger remembers.
  package struct Other: Hashable, Sendable {
    package let side: ConflictView.Side
    package let isSettled: Bool
  }

  /// An own edit of the field that the ministry does not have yet.
  package struct Unsent: Hashable, Sendable {
    package let counter: UInt64
    package let milliseconds: UInt64
    package let author: String?
    package let value: FieldValue
  }

  package let kind: UInt16
  package let field: UInt8
  package let reason: Reason
  /// The value that stands; `nil` when the field was never written.
  package let current: ConflictView.Side?
  /// When this machine's clock says that it was written, for its own edits.
  package let claimedMilliseconds: UInt64?
  /// Whether the ministry has acknowledged it.
  package let isAdmitted: Bool
  package let others: [Other]
  package let unsent: [Unsent]
  /// This replica, to tell "this computer" from others.
  package let thisReplica: ReplicaID
}
