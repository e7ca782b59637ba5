package import Causality
package import RecordModel

/// One local transaction: applied whole or not at all, named by its dot, never changed once sealed.
///
/// Source: `protocol/03-change-set.md`, section 1; decision D1.
package struct ChangeSet: Hashable, Sendable {
  /// Its name.
  package let dot: Dot
  /// When it was made: claimed by the author's clock, or admitted by the hub once it was there.
  package var stamp: HybridTimestamp
  /// Who made it, as the school names people; `nil` when not said.
  package let author: String?
  /// What it changed, each record at most once.
  package var writes: [RecordWrite]

  /// A change-set from its parts.
  package init(dot: Dot, stamp: HybridTimestamp, author: String?, writes: [RecordWrite]) {
    self.dot = dot
    self.stamp = stamp
    self.author = author
    self.writes = writes
  }
}

/// New values for some fields of one record, with all that their author had seen of those fields.
package struct RecordWrite: Hashable, Sendable {
  /// The record's kind.
  package let kind: UInt16
  /// The record.
  package let record: RecordID
  /// The fields written.
  package var fields: FieldSet
  /// Their values, in ascending order of field number.
  package var values: [FieldValue]
  /// What the author had seen of these fields; entries that a `FieldVersion` implies may be left out.
  package var clock: VersionVector

  /// A write from its parts; `values` has one value for each of `fields`, in ascending order.
  package init(
    kind: UInt16, record: RecordID, fields: FieldSet, values: [FieldValue],
    clock: VersionVector = VersionVector()
  ) {
    self.kind = kind
    self.record = record
    self.fields = fields
    self.values = values
    self.clock = clock
  }
}
