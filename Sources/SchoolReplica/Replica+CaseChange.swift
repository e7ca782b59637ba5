internal import CaseModel
package import CaseRules
package import RecordModel
internal import ReplicaStorage

extension Replica {
  /// Changes fields of a case, after the rules have had their say on its state and on what leaves the school.
  ///
  /// - Returns: what it came to, and what the gates want somebody to know.
  /// - Throws: `CaseworkError.move` for a state that does not follow, `.gates`, and what `edit` throws; nothing is then
  ///   recorded.
  package func changeCase(
    _ record: RecordID, values: [UInt8: FieldValue], author: String, on day: CalendarDay
  ) throws -> (outcome: EditOutcome, advice: [GateAnswer]) {
    try store.refresh()
    let asked = try askedChange(record, values: values, author: author, on: day)
    let outcome = try edit(record, kind: .case, values: asked.values, author: author)
    let qualification = RecordView(values: values, kind: .case)
      .component(0, of: CaseField.qualification).flatMap(QualificationCode.init)
    return (
      outcome,
      qualification == nil ? asked.advice.advised : try advised(asked.advice, record, author, day)
    )
  }

  /// Records a new case, which starts where cases start.
  ///
  /// - Throws: `CaseworkError.move` for one that claims to stand elsewhere, `.originIsRead`, and what `add` throws.
  package func openCase(_ values: [UInt8: FieldValue], author: String) throws -> RecordID {
    let status = RecordView(values: values, kind: .case).component(0, of: CaseField.status)
    guard status ?? CaseStatus.initial.rawValue == CaseStatus.initial.rawValue else {
      throw CaseworkError.move(.notFromHere(status: CaseStatus.initial.rawValue))
    }
    guard values[CaseField.received.rawValue] == nil else { throw CaseworkError.originIsRead }
    return try add([RecordDraft(.case, values: values)], author: author)
  }

  /// What a change of a case comes to once the rules have had their say: the values, with what follows from them.
  ///
  /// Whatever changes a case asks here first: a command, an import.
  /// - Throws: `CaseworkError.move`, `.gates`, `.originIsRead`.
  func askedChange(
    _ record: RecordID, values: [UInt8: FieldValue], author: String, on day: CalendarDay
  ) throws -> (values: [UInt8: FieldValue], advice: [GateAnswer]) {
    guard values[CaseField.received.rawValue] == nil else { throw CaseworkError.originIsRead }
    let facts = CaseFacts(try caseRecords(record))
    let planned = RecordView(values: values, kind: .case)
    var values = values
    var advice: [GateAnswer] = []
    if let status = planned.component(0, of: CaseField.status).flatMap(CaseStatus.init),
      status != facts.status
    {
      advice += try checkMove(to: status, facts, author: author, on: day)
      completeSince(&values, planned, day)
      if status == .closed, planned.values[CaseField.closedOn.rawValue] == nil {
        values[CaseField.closedOn.rawValue] = .date(day.daysSince1970)
      }
    }
    if let summary = planned.text(CaseField.summary) {
      advice += try pass(.writeUpstream(summary), by: author, in: facts, on: day)
    }
    let next = planned.component(0, of: CaseField.qualification).flatMap(QualificationCode.init)
    if let next, facts.qualification == .substantiated, next != .substantiated {
      advice += try pass(.annulQualification, by: author, in: facts, on: day)
    }
    return (values, advice)
  }

  private func checkMove(
    to status: CaseStatus, _ facts: CaseFacts, author: String, on day: CalendarDay
  ) throws -> [GateAnswer] {
    if let refusal = facts.status.refusal(of: status, by: Member(acting: author)) {
      throw CaseworkError.move(refusal)
    }
    switch status {
    case .closed: return try pass(.closeCase, by: author, in: facts, on: day)
    case .dismissed: return try pass(.dismissCase, by: author, in: facts, on: day)
    case .reported, .analysis, .treatment, .followUp, .reopened, .archived: return []
    }
  }

  /// A state that does not say since when is since today.
  private func completeSince(
    _ values: inout [UInt8: FieldValue], _ planned: RecordView, _ day: CalendarDay
  ) {
    guard planned.component(1, of: CaseField.status) == nil,
      let status = try? CompositeValue([
        planned.component(0, of: CaseField.status), day.description,
        planned.component(2, of: CaseField.status),
      ])
    else { return }
    values[CaseField.status.rawValue] = .text(status.text)
  }

  /// After a qualification: the duties that it brings, G7 and G8, as they stand now.
  private func advised(
    _ advice: [GateAnswer], _ record: RecordID, _ author: String, _ day: CalendarDay
  ) throws -> [GateAnswer] {
    let facts = CaseFacts(try caseRecords(record))
    let answers = Gates.evaluate(
      .writeUpstream(""), by: Member(acting: author), in: facts, on: day)
    return (advice + answers).advised
  }
}
