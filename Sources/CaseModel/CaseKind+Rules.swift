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
    case .interview: [InterviewField.case, .heldOn].map(\.rawValue)
    case .assessment: [AssessmentField.case, .assessedOn].map(\.rawValue)
    case .meeting: [MeetingField.case, .kind].map(\.rawValue)
    case .familyContact: [FamilyContactField.case, .contactedOn].map(\.rawValue)
    case .account: [AccountField.case, .platform].map(\.rawValue)
    case .content: [ContentField.case, .platform].map(\.rawValue)
    case .evidence: [EvidenceField.case, .hash].map(\.rawValue)
    case .report: [ReportField.case, .act, .channel].map(\.rawValue)
    case .reportItem: [ReportItemField.case, .report].map(\.rawValue)
    case .reportStep: [ReportStepField.case, .report, .step, .takenOn].map(\.rawValue)
    case .reportAnswer: [ReportAnswerField.case, .report, .step, .recordedOn].map(\.rawValue)
    case .referral: [ReferralField.case, .kind].map(\.rawValue)
    case .transfer: [TransferField.case, .toSchool].map(\.rawValue)
    case .approval: [ApprovalField.case, .subject, .kind].map(\.rawValue)
    case .task: [TaskField.case, .kind, .dueOn].map(\.rawValue)
    case .healthNote: [HealthNoteField.case, .writtenOn, .text].map(\.rawValue)
    case .rightsRequest: [RightsRequestField.case, .kind, .receivedOn].map(\.rawValue)
    case .hold: [HoldField.case, .since].map(\.rawValue)
    case .erasure: [ErasureField.target, .ground, .decidedOn].map(\.rawValue)
    case .erasureRequest: [ErasureRequestField.case, .ground, .requestedOn].map(\.rawValue)
    case .channel: [ChannelField.code, .status].map(\.rawValue)
    }
  }

  /// The bounds of whole numbers.
  var ranges: [(number: UInt8, range: ClosedRange<Int64>)] {
    switch self {
    case .case: [(CaseField.gravity.rawValue, 1...3)]
    case .assessment: [(AssessmentField.gravity.rawValue, 1...3)]
    case .meeting: [(MeetingField.memberCount.rawValue, 0...1000)]
    case .review: [(ReviewField.field.rawValue, 0...127)]
    default: []
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
    case .hold: [(HoldField.since.rawValue, HoldField.until.rawValue)]
    case .rightsRequest:
      [(RightsRequestField.receivedOn.rawValue, RightsRequestField.answeredOn.rawValue)]
    default: []
    }
  }
}
