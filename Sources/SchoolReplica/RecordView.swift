package import RecordModel

/// One record as people see it.
package struct RecordView: Hashable, Sendable {
  package let record: RecordID
  package let kind: UInt16
  /// The values of all fields that are not absent, known to this build or not.
  package let values: [UInt8: FieldValue]
  /// The fields whose value the ministry has not acknowledged yet.
  package let unsent: FieldSet
}

/// One case in a list.
package struct CaseSummary: Hashable, Sendable {
  package let name: CaseName
  package let view: RecordView
  /// How many of the case's own fields have an open conflict.
  package let conflictCount: Int
}

/// A whole case: its own fields, then everything recorded under it, each in the order it was made.
package struct CaseFile: Hashable, Sendable {
  package let summary: CaseSummary
  /// Everything recorded under it, kind by kind.
  package let parts: [RecordView]
  /// The numbers people call the parts by.
  package let numbers: PartNumbers
  /// The open conflicts of the case and of its parts.
  package let conflicts: [ConflictView]
}

/// One case that a search has found, with the values that matched, at most a few.
package struct SearchHit: Hashable, Sendable {
  /// A field that matched.
  package struct Match: Hashable, Sendable {
    package let kind: UInt16
    package let field: UInt8
    package let value: FieldValue
  }

  package let summary: CaseSummary
  package let matches: [Match]
}

/// What an edit came to.
package enum EditOutcome: Hashable, Sendable {
  /// It is recorded, and safe against a power cut.
  case recorded(RecordID)
  /// Every field already had that value; nothing was recorded.
  case unchanged
}
