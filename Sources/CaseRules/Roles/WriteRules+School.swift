internal import CaseModel
internal import RecordModel

extension WriteRules {
  private static func without(_ fields: some Sequence<UInt8>) -> FieldSet {
    FieldSet(bits: .max).subtracting(FieldSet(fields))
  }

  /// A first report, and nothing that decides: no danger level, no qualification, no status, no handling.
  static func forDeclarant(_ kind: CaseKind) -> FieldSet {
    switch kind {
    case .case:
      without(
        [
          CaseField.gravity, .danger, .qualification, .status, .nextReviewOn, .closedOn, .effect,
          .declaration, .restricted, .priority, .handler, .received,
        ].map(\.rawValue))
    case .person, .role, .fact, .note: FieldSet(bits: .max)
    case .measure, .review, .interview, .assessment, .meeting, .familyContact, .account, .content,
      .evidence, .report, .reportItem, .reportStep, .reportAnswer, .referral, .transfer, .approval,
      .task, .healthNote, .rightsRequest, .hold, .erasure, .erasureRequest, .channel:
      FieldSet()
    }
  }

  /// Everything of the cases but what the head decides: qualification, where it came from, sanction, outcome of an approval,
  /// legal hold, rights of persons.
  static func forTeam(_ kind: CaseKind) -> FieldSet {
    switch kind {
    case .case: without([CaseField.qualification, .restricted, .received].map(\.rawValue))
    case .measure: without([MeasureField.sanction.rawValue])
    case .approval: without([ApprovalField.outcome.rawValue])
    case .person, .role, .fact, .note, .review, .interview, .assessment, .meeting, .familyContact,
      .account, .content, .evidence, .report, .reportItem, .reportStep, .referral, .transfer,
      .task, .erasureRequest:
      FieldSet(bits: .max)
    case .reportAnswer, .healthNote, .rightsRequest, .hold, .erasure, .channel: FieldSet()
    }
  }

  /// Everything of the school but the health compartment; what the centre writes is the centre's.
  static func forHead(_ kind: CaseKind) -> FieldSet {
    switch kind {
    case .reportAnswer, .healthNote, .erasure, .channel: FieldSet()
    case .case, .person, .role, .fact, .measure, .note, .review, .interview, .assessment, .meeting,
      .familyContact, .account, .content, .evidence, .report, .reportItem, .reportStep, .referral,
      .transfer, .approval, .task, .rightsRequest, .hold, .erasureRequest:
      FieldSet(bits: .max)
    }
  }
}
