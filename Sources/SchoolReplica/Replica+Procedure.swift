internal import CaseModel
package import CaseRules
package import RecordModel
internal import RecordStorage

extension Replica {
  /// Moves a referral or a transfer along, to the status with this code.
  ///
  /// - Returns: what it came to.
  /// - Throws: `CaseworkError.move` when it does not follow, or the role may not.
  package func move(
    _ part: RecordView, to status: String, reason: String?, author: String, on day: CalendarDay
  ) throws -> EditOutcome {
    switch CaseKind(rawValue: part.kind) {
    case .referral:
      return try move(
        part, ReferralField.status.rawValue, ReferralStatus(rawValue: status), .referral, reason,
        author, day)
    case .transfer:
      return try move(
        part, TransferField.status.rawValue, TransferStatus(rawValue: status), .transfer, reason,
        author, day)
    default: throw CaseworkError.noSuchPart
    }
  }

  private func move<Status: WorkStatus>(
    _ part: RecordView, _ field: UInt8, _ status: Status?, _ kind: CaseKind, _ reason: String?,
    _ author: String, _ day: CalendarDay
  ) throws -> EditOutcome {
    let number = FieldNumber(rawValue: field)
    let current = part.component(0, of: number).flatMap(Status.init) ?? Status.initial
    guard let status else {
      throw CaseworkError.move(.notFromHere(status: current.rawValue))
    }
    if let refusal = current.refusal(of: status, by: Member(acting: author)) {
      throw CaseworkError.move(refusal)
    }
    let value = try CompositeValue([status.rawValue, day.description, reason])
    return try edit(part.record, kind: kind, values: [field: .text(value.text)], author: author)
  }

  /// Asks somebody else to approve something of a case.
  @discardableResult
  package func requestApproval(
    of subject: RecordID, kind: String, in record: RecordID, author: String, on day: CalendarDay
  ) throws -> RecordID {
    let requested = try CompositeValue(["requested", nil, nil, nil])
    var values: [UInt8: FieldValue] = [
      CaseKind.caseField: .reference(record),
      ApprovalField.subject.rawValue: .reference(subject),
      ApprovalField.kind.rawValue: .text(kind),
      ApprovalField.requestedOn.rawValue: .date(day.daysSince1970),
      ApprovalField.requestedBy.rawValue: .text(MemberRole.login(of: author)),
    ]
    // A role that may not answer may not write the answer's field either, not even as open.
    if WriteRules.mayWrite(
      author: author, kind: CaseKind.approval.rawValue,
      fields: FieldSet([ApprovalField.outcome.rawValue]))
    {
      values[ApprovalField.outcome.rawValue] = .text(requested.text)
    }
    return try add([RecordDraft(.approval, values: values)], author: author)
  }

  /// Answers a request for approval; whoever asked may not approve.
  ///
  /// - Throws: `CaseworkError.move`: it is answered, the role may not, or the same person asked.
  package func answerApproval(
    _ part: RecordView, with status: ApprovalStatus, comment: String?, author: String,
    on day: CalendarDay
  ) throws -> EditOutcome {
    guard part.kind == CaseKind.approval.rawValue else { throw CaseworkError.noSuchPart }
    let current =
      part.component(0, of: ApprovalField.outcome).flatMap(ApprovalStatus.init) ?? .requested
    let member = Member(acting: author)
    let requester = Member(
      login: part.text(ApprovalField.requestedBy) ?? "", role: nil)
    if let refusal = current.refusal(of: status, by: member, requestedBy: requester) {
      throw CaseworkError.move(refusal)
    }
    let outcome = try CompositeValue([status.rawValue, day.description, member.login, comment])
    return try edit(
      part.record, kind: .approval, values: [ApprovalField.outcome.rawValue: .text(outcome.text)],
      author: author)
  }
}

/// A field by its number alone.
struct FieldNumber: RawRepresentable {
  let rawValue: UInt8
}
