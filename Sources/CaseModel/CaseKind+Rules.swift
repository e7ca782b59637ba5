extension CaseKind {
  /// The fields without which a record of this kind says nothing.
  var neededFields: [UInt8] {
    switch self {
    case .case: [CaseField.reference, .openedOn].map(\.rawValue)
    case .person: [PersonField.case.rawValue]
    case .role: [RoleField.case, .person, .role].map(\.rawValue)
    case .fact: [FactField.case.rawValue]
    case .measure: [MeasureField.case, .kind].map(\.rawValue)
    case .note: [NoteField.case, .writtenOn, .text].map(\.rawValue)
    case .review: [ReviewField.record, .field, .decision].map(\.rawValue)
    }
  }

  /// The bounds of whole numbers.
  var ranges: [(number: UInt8, range: ClosedRange<Int64>)] {
    switch self {
    case .case: [(CaseField.gravity.rawValue, 1...3)]
    case .review: [(ReviewField.field.rawValue, 0...127)]
    case .person, .role, .fact, .measure, .note: []
    }
  }

  /// The pairs of days of which the first never follows the second.
  var orderedDates: [(earlier: UInt8, later: UInt8)] {
    switch self {
    case .case:
      [
        (CaseField.factsFrom, CaseField.factsTo), (.factsFrom, .openedOn), (.openedOn, .closedOn),
      ].map { ($0.rawValue, $1.rawValue) }
    case .measure:
      [(MeasureField.startsOn, MeasureField.endsOn), (.decidedOn, .notifiedOn)]
        .map { ($0.rawValue, $1.rawValue) }
    case .person, .role, .fact, .note, .review: []
    }
  }
}
