internal import CaseModel
package import RecordModel

/// What two people decided about erasing a case, and whether a hold stands against it.
///
/// Nobody approves their own request: the second person is somebody else, as the hub admitted both. Source: domain
/// study A5, A8.
package struct ErasureDecision: Hashable, Sendable {
  /// The ground, as a code.
  package let ground: String
  /// Who asked.
  package let requestedBy: Member
  /// Who approved; `nil` when nobody else has.
  package let approvedBy: Member?
  /// Whether a legal hold stands on the day.
  package let isHeld: Bool

  /// The decision about one request of a case.
  package init(_ request: RuledRecord, in records: CaseRecords, on day: CalendarDay) {
    let requestedBy = Member(writing: request, ErasureRequestField.ground)
    ground = request.text(ErasureRequestField.ground) ?? ""
    self.requestedBy = requestedBy
    approvedBy =
      records.parts(.approval).filter { approval in
        approval.text(ApprovalField.kind) == "erasure"
          && [request.record, records.file.record].contains(
            approval.reference(ApprovalField.subject))
          && approval.components(ApprovalField.outcome)[0] == ApprovalStatus.approved.rawValue
      }
      .map { Member(writing: $0, ApprovalField.outcome) }
      .first { !$0.isSamePerson(as: requestedBy) && $0.role == .head }
    isHeld = records.parts(.hold).contains { hold in
      hold.day(HoldField.since).map {
        HoldFacts(since: $0, until: hold.day(HoldField.until)).holds(on: day)
      } ?? false
    }
  }
}

extension CaseRecords {
  /// The decisions about erasing the case, one for each request.
  package func erasureDecisions(on day: CalendarDay) -> [ErasureDecision] {
    parts(.erasureRequest).map { ErasureDecision($0, in: self, on: day) }
  }
}

extension Member {
  /// Whoever wrote a field of a record last; a computer without users and roles is its head's.
  init(writing record: RuledRecord, _ field: some RawRepresentable<UInt8>) {
    self.init(deciding: record.writings[field.rawValue]?.author ?? "")
  }
}
