package import CaseModel
package import RecordModel

/// A record that is about to be made.
package struct RecordDraft: Hashable, Sendable {
  package let kind: CaseKind
  /// Its values by field number.
  package var values: [UInt8: FieldValue]
  /// Fields that refer to another draft of the same edit, by that draft's place.
  package var places: [UInt8: Int]

  /// A draft from its parts.
  package init(_ kind: CaseKind, values: [UInt8: FieldValue], places: [UInt8: Int] = [:]) {
    self.kind = kind
    self.values = values
    self.places = places
  }

  /// The values once the drafts have names.
  func values(naming name: (Int) -> RecordID) -> [UInt8: FieldValue] {
    values.merging(places.mapValues { .reference(name($0)) }) { _, reference in reference }
      .filter { $0.value != .null }
  }
}
