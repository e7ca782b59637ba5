package import CaseModel
internal import CaseRules
internal import RecordModel

extension CaseKind {
  /// The kinds of what is recorded under a case, in the order people read them.
  package static let parts: [CaseKind] = [
    .person, .role, .fact, .assessment, .interview, .familyContact, .meeting, .measure, .account,
    .content, .evidence, .report, .reportItem, .reportStep, .reportAnswer, .referral, .transfer,
    .approval, .task, .rightsRequest, .hold, .erasureRequest, .healthNote, .note,
  ]

  /// The number of the field by which each of them refers to its case.
  package static let caseField: UInt8 = 1

  /// The kinds that people fill in field by field; the others come from a command of their own, or from the centre.
  package static let filledIn: [CaseKind] = [
    .person, .role, .fact, .assessment, .interview, .familyContact, .meeting, .measure, .account,
    .content, .evidence, .referral, .transfer, .task, .rightsRequest, .hold,
  ]

  /// The kinds of a school's records, each after those that it refers to.
  static let exported =
    allCases.filter { ![.channel, .review, .approval].contains($0) } + [.approval, .review]

  /// The kinds whose records are written once and never changed.
  ///
  /// Source: domain study A2, A3 (merge class A); decision D16.
  package var isWrittenOnce: Bool {
    switch self {
    case .note, .reportItem, .reportStep, .reportAnswer, .erasure, .erasureRequest, .healthNote,
      .review:
      true
    case .case, .person, .role, .fact, .measure, .interview, .assessment, .meeting, .familyContact,
      .account, .content, .evidence, .report, .referral, .transfer, .approval, .task,
      .rightsRequest, .hold, .channel:
      false
    }
  }

  /// Whether its records are made and changed by steps of their own, and never field by field: a report and what happens to
  /// it, an approval, a request to erase.
  package var goesBySteps: Bool {
    [.report, .reportItem, .reportStep, .approval, .erasureRequest].contains(self)
  }

  /// The field that says where a record of this kind stands and that only its own steps move, with where it starts; `nil`
  /// for kinds without one.
  var steppedField: (number: UInt8, initial: String)? {
    if self == .referral {
      return (ReferralField.status.rawValue, ReferralStatus.initial.rawValue)
    }
    return self == .transfer
      ? (TransferField.status.rawValue, TransferStatus.initial.rawValue) : nil
  }

  /// Whether only the centre writes records of this kind.
  package var isCentres: Bool { CaseSchema.current.kind(rawValue)?.writer == .centre }

  /// The kinds that a field of this kind may refer to, besides the case; none for any other field.
  package func targets(of field: UInt8) -> [CaseKind] {
    switch (self, field) {
    case (.role, RoleField.person.rawValue), (.interview, InterviewField.person.rawValue),
      (.familyContact, FamilyContactField.person.rawValue),
      (.account, AccountField.person.rawValue):
      [.person]
    case (.content, ContentField.account.rawValue), (.reportItem, ReportItemField.account.rawValue):
      [.account]
    case (.reportItem, ReportItemField.content.rawValue): [.content]
    case (.reportItem, ReportItemField.report.rawValue),
      (.reportStep, ReportStepField.report.rawValue),
      (.reportAnswer, ReportAnswerField.report.rawValue):
      [.report]
    case (.approval, ApprovalField.subject.rawValue): CaseKind.parts
    default: []
    }
  }
}
