package import Causality
package import RecordModel

/// An edit that lost against another one made without knowledge of it, and that nobody has decided on.
package struct ConflictView: Hashable, Sendable {
  /// A value with who wrote it and when.
  package struct Side: Hashable, Sendable {
    package let value: FieldValue
    package let dot: Dot
    package let author: String?
    /// When it was written, as far as admitted, milliseconds since 1970-01-01 UTC.
    package let milliseconds: UInt64
    /// Everything the value had seen; `nil` when only its own dot is known.
    package let clock: VersionVector?
  }

  /// What people call it; it stays the same as long as the conflict is open.
  package let number: Int
  package let record: RecordID
  package let kind: UInt16
  package let field: UInt8
  /// The case it is in, when it can be found.
  package let caseName: CaseName?
  /// The value that stands.
  package let current: Side
  /// The value that was set aside.
  package let lost: Side
  /// Whether the field is one that somebody must decide on.
  package let mustReview: Bool
}
