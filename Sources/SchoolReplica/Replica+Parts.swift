internal import CaseModel
package import CaseRules
internal import Causality
package import RecordModel
internal import RecordStorage

extension Replica {
  /// Records parts of a case, all of them in one transaction, after the rules have had their say.
  ///
  /// - Parameters:
  ///   - drafts: what is recorded; the reference to the case is filled in.
  ///   - record: the case.
  ///   - author: `login@role`, or a name.
  ///   - day: today, where the author is.
  /// - Returns: the name of the first, and what the gates want somebody to know.
  /// - Throws: `CaseworkError`; nothing is then recorded.
  @discardableResult
  package func addParts(
    _ drafts: [RecordDraft], to record: RecordID, author: String, on day: CalendarDay
  ) throws -> (record: RecordID, advice: [GateAnswer]) {
    let facts = CaseFacts(try caseRecords(record))
    let completion = PartCompletion(today: day, author: author)
    var advice: [GateAnswer] = []
    let completed = try drafts.map { draft in
      guard !draft.kind.isCentres else { throw CaseworkError.centresOwn(draft.kind) }
      var draft = draft
      draft.values = completion.completed(draft.values, of: draft.kind)
      draft.values[CaseKind.caseField] = .reference(record)
      advice += try checkNewPart(draft.kind, draft.values, in: facts, author: author, on: day)
      return draft
    }
    let made = try add(completed, author: author)
    return (made, try duties(advice, of: record, author: author, on: day))
  }

  /// What is still to be known once something is recorded: a duty that it fulfils is not told.
  func duties(
    _ advice: [GateAnswer], of record: RecordID, author: String, on day: CalendarDay
  ) throws -> [GateAnswer] {
    let asked = advice.advised
    guard asked.contains(where: \.isDuty) else { return asked }
    let now = Gates.evaluate(
      .writeUpstream(""), by: Member(acting: author), in: CaseFacts(try caseRecords(record)),
      on: day)
    return asked.filter { !$0.isDuty } + now.advised.filter(\.isDuty)
  }

  /// Changes fields of a part of a case, after the rules have had their say.
  ///
  /// - Throws: `CaseworkError.writtenOnce`, `.signed`, `.centresOwn`, `.bySteps` for what is not changed so, `.gates`.
  package func editPart(
    _ part: RecordView, of record: RecordID, values: [UInt8: FieldValue], author: String,
    on day: CalendarDay
  ) throws -> EditOutcome {
    guard let kind = CaseKind(rawValue: part.kind) else { throw CaseworkError.unknownKind }
    let completion = PartCompletion(today: day, author: author)
    let changes = completion.completedChanges(values, of: kind)
    try checkChange(of: part, kind, in: record, to: changes, author: author, on: day)
    return try edit(part.record, kind: kind, values: changes, author: author)
  }

  /// Refuses a change of a part that no command makes, and puts what it comes to to the gates; the same values again are
  /// no change.
  ///
  /// Whatever changes fields of a part asks here first: a command, an import.
  func checkChange(
    of part: RecordView, _ kind: CaseKind, in record: RecordID, to values: [UInt8: FieldValue],
    author: String, on day: CalendarDay
  ) throws {
    guard !kind.isCentres else { throw CaseworkError.centresOwn(kind) }
    guard !kind.isWrittenOnce else { throw CaseworkError.writtenOnce(kind) }
    guard !kind.goesBySteps else { throw CaseworkError.bySteps(kind) }
    guard staysInCase(part, values) else { throw CaseworkError.staysInCase(kind) }
    if kind == .interview, part.day(InterviewField.signedOn) != nil { throw CaseworkError.signed }
    let changed = values.filter { part.values[$0.key, default: .null] != $0.value }
    if let status = kind.steppedField, changed[status.number] != nil {
      throw CaseworkError.bySteps(kind)
    }
    let planned = plannedAct(kind, part.values.merging(changed) { _, new in new })
    // What stands already was asked when it was written.
    guard let planned, planned != plannedAct(kind, part.values) else { return }
    try pass(planned, by: author, in: CaseFacts(try caseRecords(record)), on: day)
  }

  private func staysInCase(_ part: RecordView, _ values: [UInt8: FieldValue]) -> Bool {
    guard let parent = values[CaseKind.caseField] else { return true }
    return parent == part.values[CaseKind.caseField]
  }

  /// Refuses a new part that only steps of its own make, and puts any other to the gates.
  ///
  /// Whatever adds a part to a case that is here asks here first: a command, an import.
  /// - Returns: all answers; none of them refuses.
  @discardableResult
  func checkNewPart(
    _ kind: CaseKind, _ values: [UInt8: FieldValue], in facts: CaseFacts, author: String,
    on day: CalendarDay
  ) throws -> [GateAnswer] {
    guard !kind.goesBySteps else { throw CaseworkError.bySteps(kind) }
    try checkStart(kind, values)
    guard let act = plannedAct(kind, values) else { return [] }
    return try pass(act, by: author, in: facts, on: day)
  }

  /// Refuses a new part that claims to stand where only its own steps lead.
  private func checkStart(_ kind: CaseKind, _ values: [UInt8: FieldValue]) throws {
    guard let status = kind.steppedField else { return }
    let start = RecordView(values: values, kind: kind)
      .component(0, of: FieldNumber(rawValue: status.number))
    guard start ?? status.initial == status.initial else { throw CaseworkError.bySteps(kind) }
  }

  /// What the gates are asked before a part is recorded; `nil` when they have nothing to say.
  private func plannedAct(_ kind: CaseKind, _ values: [UInt8: FieldValue]) -> PlannedAct? {
    let part = RecordView(values: values, kind: kind)
    switch kind {
    case .role: return part.text(RoleField.role).map(PlannedAct.giveRole)
    case .referral:
      guard let kind = part.text(ReferralField.kind).flatMap(ReferralKind.init) else { return nil }
      if kind == .prosecutor, part.day(ReferralField.sentOn) == nil {
        return .dismissArticle40(reason: part.text(ReferralField.reason) ?? "")
      }
      return .refer(kind, LegalBasisFacts(part, ReferralField.legalBasis))
    case .transfer: return .transfer(LegalBasisFacts(part, TransferField.legalBasis))
    case .content:
      return part.text(ContentField.category).flatMap(ContentCategory.init).map {
        .useContent($0, .note)
      }
    default: return nil
    }
  }
}

extension RecordView {
  /// A record that is not there yet, to read its values as those of one that is.
  init(values: [UInt8: FieldValue], kind: CaseKind) {
    let nobody = RecordID(creation: Dot(replica: ReplicaID(high: 0, low: 0), counter: 0), index: 0)
    self.init(record: nobody, kind: kind.rawValue, values: values, unsent: FieldSet())
  }
}

extension LegalBasisFacts {
  /// The legal basis that a field of a part holds, `nil` when it holds none this build knows.
  init?(_ part: RecordView, _ field: some RawRepresentable<UInt8>) {
    guard let basis = part.component(0, of: field).flatMap(LegalBasis.init) else { return nil }
    self.init(
      basis, recordedOn: part.component(1, of: field).flatMap { CalendarDay($0) },
      recordedBy: part.component(2, of: field) ?? "")
  }
}

extension GateAnswer {
  /// Whether it is about what must be done in the case, and not about the act that was planned.
  fileprivate var isDuty: Bool { gate == .prosecutor || gate == .declaration }
}

extension [GateAnswer] {
  /// What the gates want somebody to know, each gate once.
  package var advised: [GateAnswer] {
    var seen: Set<GateAnswer> = []
    return filter { $0.verdict == .advised && seen.insert($0).inserted }
  }
}
