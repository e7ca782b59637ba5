internal import CaseModel
internal import RecordModel

/// Which records and fields of a case are about one of its persons.
struct AccessSelection {
  private let records: CaseRecords
  private let subject: RecordID
  private let accounts: [RecordID: RuledRecord]
  private let isOnlyAuthor: Bool

  init(_ records: CaseRecords, subject: RecordID) {
    self.records = records
    self.subject = subject
    accounts = Dictionary(
      records.parts(.account).map { ($0.record, $0) }, uniquingKeysWith: { first, _ in first })
    let authors = Set(
      records.parts(.role).filter { role in
        ["alleged_author", "author"].contains(role.text(RoleField.role) ?? "")
      }.compactMap { $0.reference(RoleField.person) })
    isOnlyAuthor = authors == [subject]
  }

  /// Why a whole record is left out, `nil` when it is in.
  func omission(of record: RuledRecord, _ kind: CaseKind) -> OmissionReason? {
    switch kind {
    case .case: nil
    case .person: record.record == subject ? nil : .otherPerson
    case .role: about(record.reference(RoleField.person))
    case .interview: about(record.reference(InterviewField.person))
    case .familyContact: about(record.reference(FamilyContactField.person))
    case .account: about(record.reference(AccountField.person))
    case .content: aboutAccount(record.reference(ContentField.account))
    case .measure: measure(record)
    case .healthNote: .health
    case .review, .task, .reportItem, .erasure, .channel: .technical
    case .fact, .note, .assessment, .meeting, .evidence, .report, .reportStep, .reportAnswer,
      .referral, .transfer, .approval, .rightsRequest, .hold, .erasureRequest:
      nil
    }
  }

  private func about(_ person: RecordID?) -> OmissionReason? {
    guard let person else { return .unattributed }
    return person == subject ? nil : .otherPerson
  }

  private func aboutAccount(_ account: RecordID?) -> OmissionReason? {
    account.flatMap { accounts[$0] }.map { about($0.reference(AccountField.person)) } ?? nil
  }

  /// A sanction is its author's; with several authors nobody can tell whose.
  private func measure(_ record: RuledRecord) -> OmissionReason? {
    guard record.text(MeasureField.sanction) != nil else { return nil }
    return isOnlyAuthor ? nil : .unattributed
  }

  /// Why a field of a record that is in is left out, `nil` when it is in.
  static func omission(of field: UInt8, _ kind: CaseKind, _ type: FieldType) -> OmissionReason? {
    if namingStaff[kind]?.contains(field) == true { return .staff }
    switch type {
    case .reference, .sealed: return .technical
    case .text, .code, .integer, .boolean, .date, .composite: return nil
    }
  }

  /// Components of composites that name staff.
  static let componentsNamingStaff: Set<String> = [
    "decider", "recorded_by", "decided_by", "notifier_name", "notifier_email",
  ]

  private static let namingStaff: [CaseKind: Set<UInt8>] = [
    .case: [CaseField.handler.rawValue], .measure: [MeasureField.decider.rawValue],
    .note: [NoteField.authorName.rawValue], .interview: [InterviewField.interviewer.rawValue],
    .assessment: [AssessmentField.assessor.rawValue], .meeting: [MeetingField.chair.rawValue],
    .familyContact: [FamilyContactField.contactedBy.rawValue],
    .evidence: [EvidenceField.capturedBy.rawValue, EvidenceField.locator.rawValue],
    .report: [ReportField.notifier.rawValue, ReportField.contact.rawValue],
    .reportStep: [ReportStepField.takenBy.rawValue],
    .reportAnswer: [ReportAnswerField.recordedBy.rawValue],
    .approval: [ApprovalField.requestedBy.rawValue], .hold: [HoldField.orderedBy.rawValue],
    .erasureRequest: [ErasureRequestField.requestedBy.rawValue],
  ]
}
