internal import Causality
package import RecordModel

/// The versions of all fields of one record, fields with the same version together.
///
/// Shape: groups with disjoint field sets and distinct versions, sorted by their lowest field; so equal states have equal
/// forms. A new record is one group. Source: `protocol/05-merge.md`, section 3; decision D12.
package struct RecordVersions: Hashable, Sendable {
  /// Fields that share one version.
  package struct Group: Hashable, Sendable {
    /// Which fields.
    package var fields: FieldSet
    /// Their version.
    package var version: FieldVersion
    /// What the store keeps beside the version; not part of the state.
    package var note: GroupNote

    /// Groups `fields` under `version`.
    package init(fields: FieldSet, version: FieldVersion, note: GroupNote) {
      self.fields = fields
      self.version = version
      self.note = note
    }
  }

  /// The groups, disjoint, sorted by lowest field.
  package internal(set) var groups: [Group]

  /// The versions of a record nobody has written to.
  package init() { groups = [] }

  /// Takes groups as they were stored; the caller vouches for their form.
  package init(stored groups: [Group]) { self.groups = groups }

  /// All fields that were ever written.
  package var fields: FieldSet { groups.reduce(FieldSet()) { $0.union($1.fields) } }

  /// The version of field `number`, `nil` when it was never written.
  package func group(of number: UInt8) -> Group? { groups.first { $0.fields.contains(number) } }

  /// Puts the groups into the one form that equal states share.
  package mutating func normalize() {
    guard groups.count > 1 else { return }
    joinEqualGroups()
    sortByFirstField()
  }

  /// Few, and mostly in order: each is moved to its place.
  private mutating func sortByFirstField() {
    groups.withUnsafeMutableBufferPointer { groups in
      for start in groups.indices.dropFirst() {
        var place = start
        while place > 0, groups[place].fields.first < groups[place - 1].fields.first {
          groups.swapAt(place, place - 1)
          place -= 1
        }
      }
    }
  }

  private mutating func joinEqualGroups() {
    var place = 1
    while place < groups.count {
      let earlier = (0..<place).first { earlier in
        groups[earlier].version.writer == groups[place].version.writer
          && groups[earlier].version == groups[place].version
          && groups[earlier].note == groups[place].note
      }
      if let earlier {
        groups[earlier].fields = groups[earlier].fields.union(groups[place].fields)
        groups.remove(at: place)
      } else {
        place += 1
      }
    }
  }
}

/// What a store keeps beside a version: who wrote it, and at the hub where it stands in the school's stream.
package struct GroupNote: Hashable, Sendable {
  /// The store's number for the author, 0 for none.
  package var author: UInt32
  /// The hub's sequence number at which this version took its present form; 0 at a school.
  package var sequence: UInt64
  /// Whether the writer's own replica holds this very version without being told.
  package var isKnownToWriter: Bool

  /// A note from its parts.
  package init(author: UInt32 = 0, sequence: UInt64 = 0, isKnownToWriter: Bool = false) {
    self.author = author
    self.sequence = sequence
    self.isKnownToWriter = isKnownToWriter
  }
}
