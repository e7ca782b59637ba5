internal import CaseModel
internal import CaseRules
package import RecordModel
internal import RecordStorage

extension Replica {
  /// Asks for a case to be erased; somebody else must approve, and the hub erases.
  ///
  /// The ground is a code of `Vocabulary.erasureGround`; the reason is for whoever approves.
  ///
  /// - Returns: the request.
  /// - Throws: `CaseworkError.held` while a hold stands.
  @discardableResult
  package func requestErasure(
    of record: RecordID, ground: String, reason: String?, author: String, on day: CalendarDay
  ) throws -> RecordID {
    try checkHolds(of: record, on: day)
    let member = Member(acting: author)
    var values: [UInt8: FieldValue] = [
      CaseKind.caseField: .reference(record), ErasureRequestField.ground.rawValue: .text(ground),
      ErasureRequestField.requestedOn.rawValue: .date(day.daysSince1970),
      ErasureRequestField.requestedBy.rawValue: .text(member.login),
    ]
    values[ErasureRequestField.role.rawValue] = member.role.map { .text($0.rawValue) }
    if let reason, !reason.isEmpty { values[ErasureRequestField.reason.rawValue] = .text(reason) }
    return try add([RecordDraft(.erasureRequest, values: values)], author: author)
  }

  /// Approves the last request to erase a case; the hub erases once it has both.
  ///
  /// - Throws: `CaseworkError.noErasureRequest`, `.samePerson` for whoever asked, `.held`.
  package func approveErasure(
    of record: RecordID, comment: String?, author: String, on day: CalendarDay
  ) throws {
    try checkHolds(of: record, on: day)
    let file = try caseFile(record)
    guard let request = file.openErasureRequest else { throw CaseworkError.noErasureRequest }
    let member = Member(acting: author)
    let requester = Member(
      login: request.text(ErasureRequestField.requestedBy) ?? "", role: nil)
    guard !member.isSamePerson(as: requester) else { throw CaseworkError.samePerson }
    guard member.role?.permission(for: .approve) == .granted else {
      throw CaseworkError.move(.notThisRole)
    }
    let outcome = try CompositeValue(["approved", day.description, member.login, comment])
    let values: [UInt8: FieldValue] = [
      CaseKind.caseField: .reference(record),
      ApprovalField.subject.rawValue: .reference(request.record),
      ApprovalField.kind.rawValue: .text("erasure"),
      ApprovalField.requestedOn.rawValue: .date(
        (request.day(ErasureRequestField.requestedOn) ?? day).daysSince1970),
      ApprovalField.requestedBy.rawValue: .text(requester.login),
      ApprovalField.outcome.rawValue: .text(outcome.text),
    ]
    _ = try add([RecordDraft(.approval, values: values)], author: author)
  }

  /// Ends the holds of a case today.
  ///
  /// - Returns: how many were lifted.
  package func liftHolds(of record: RecordID, author: String, on day: CalendarDay) throws -> Int {
    let holds = try caseFile(record).holds(on: day)
    // A hold holds on its last day: it ends yesterday, and one of today never began.
    let last = CalendarDay(daysSince1970: day.daysSince1970 - 1)
    for hold in holds {
      let since = min(hold.day(HoldField.since) ?? last, last)
      let ended: [UInt8: FieldValue] = [
        HoldField.since.rawValue: .date(since.daysSince1970),
        HoldField.until.rawValue: .date(last.daysSince1970),
      ]
      _ = try edit(hold.record, kind: .hold, values: ended, author: author)
    }
    return holds.count
  }

  private func checkHolds(of record: RecordID, on day: CalendarDay) throws {
    guard try caseFile(record).holds(on: day).isEmpty else { throw CaseworkError.held }
  }
}

extension CaseFile {
  /// The holds that stop erasures on a day.
  package func holds(on day: CalendarDay) -> [RecordView] {
    parts(.hold).filter { hold in
      let since = hold.day(HoldField.since) ?? day
      return since <= day && (hold.day(HoldField.until).map { day <= $0 } ?? true)
    }
  }

  /// The last request to erase the case that nobody has answered.
  package var openErasureRequest: RecordView? {
    parts(.erasureRequest).lastUnanswered(in: parts(.approval))
  }
}

extension [RecordView] {
  /// The last of these requests that none of the approvals is about.
  func lastUnanswered(in approvals: [RecordView]) -> RecordView? {
    let answered = Set(approvals.compactMap { $0.reference(ApprovalField.subject) })
    return last { !answered.contains($0.record) }
  }
}
