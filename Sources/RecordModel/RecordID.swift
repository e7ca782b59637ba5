package import Causality

/// The name of a record: the change-set that created it, and its place among those it created.
///
/// No entropy is spent on it and nobody has to agree on it; people see a case reference instead.
/// Source: `protocol/01-terms.md`; design decision D2.
package struct RecordID: Hashable, Comparable, Sendable {
  /// The change-set that created the record.
  package let creation: Dot
  /// The place among the records that change-set created, from 0.
  package let index: UInt32

  /// Names the record number `index` that `creation` created.
  package init(creation: Dot, index: UInt32) {
    self.creation = creation
    self.index = index
  }

  @inlinable package static func == (left: RecordID, right: RecordID) -> Bool {
    left.index == right.index && left.creation == right.creation
  }

  @inlinable package func hash(into hasher: inout Hasher) {
    hasher.combine(creation)
    hasher.combine(index)
  }

  @inlinable package static func < (left: RecordID, right: RecordID) -> Bool {
    left.creation != right.creation ? left.creation < right.creation : left.index < right.index
  }
}

extension RecordID: CustomStringConvertible {
  /// Replica, counter and index joined by dots; for operators, never for people at a school.
  package var description: String { "\(creation.replica).\(creation.counter).\(index)" }
}
