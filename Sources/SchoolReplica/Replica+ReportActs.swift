internal import CaseModel
package import CaseRules
internal import Causality
package import RecordModel
internal import ReplicaStorage
internal import RecordStorage

/// What a report points at, as a command gives it.
package struct ReportTarget: Hashable, Sendable {
  /// A content of the case.
  package let content: RecordID?
  /// An account of the case.
  package let account: RecordID?

  /// A target from its parts; one of both is enough.
  package init(content: RecordID? = nil, account: RecordID? = nil) {
    self.content = content
    self.account = account
  }
}

extension Replica {
  /// Prepares a report: a draft, its number and what it points at, in one transaction.
  ///
  /// The gates that nothing in the draft can mend refuse at once: the channel, who is asked about what, a court's decision.
  /// What is only missing yet is told, and refused when the report is submitted.
  /// - Returns: the report, and all that the gates say of it.
  /// - Throws: `CaseworkError.gates`, and what `add` throws; nothing is then recorded.
  package func prepareReport(
    _ values: [UInt8: FieldValue], targets: [ReportTarget], in record: RecordID, author: String,
    on day: CalendarDay
  ) throws -> (report: ReportFile, answers: [GateAnswer]) {
    try store.refresh()
    let completion = PartCompletion(today: day, author: author)
    var values = completion.completed(values, of: .report)
    values[CaseKind.caseField] = .reference(record)
    let file = try caseFile(record)
    complete(&values, targets, file)
    let answers = try foresee(values, targets, file, author: author, on: day)
    guard answers.beyondMending.isEmpty else {
      throw CaseworkError.gates(answers.beyondMending)
    }
    if let number = try nextNumber(in: file) { values[ReportField.number.rawValue] = .text(number) }
    let items = targets.map { $0.draft(in: record) }
    let made = try add([RecordDraft(.report, values: values)] + items, author: author)
    return (try report(made), answers)
  }

  /// Changes a draft, and what it points at.
  ///
  /// - Throws: `CaseworkError.reportUnderWay` once it has been submitted.
  package func editReport(
    _ report: ReportFile, values: [UInt8: FieldValue], targets: [ReportTarget], author: String,
    on day: CalendarDay
  ) throws -> (report: ReportFile, answers: [GateAnswer]) {
    let status = report.progress.status
    guard status == .draft || status == .refused else {
      throw CaseworkError.reportUnderWay(status)
    }
    let completion = PartCompletion(today: day, author: author)
    let changes = completion.completedChanges(values, of: .report)
    let file = try caseFile(report.caseRecord)
    let merged = report.view.values.merging(changes) { _, new in new }
    let earlier = report.items.map {
      ReportTarget(
        content: $0.reference(ReportItemField.content),
        account: $0.reference(ReportItemField.account))
    }
    let answers = try foresee(merged, earlier + targets, file, author: author, on: day)
    guard answers.beyondMending.isEmpty else {
      throw CaseworkError.gates(answers.beyondMending)
    }
    if !changes.isEmpty {
      _ = try edit(report.view.record, kind: .report, values: changes, author: author)
    }
    if !targets.isEmpty {
      _ = try add(
        targets.map { target in
          var draft = target.draft(in: report.caseRecord)
          draft.places = [:]
          draft.values[ReportItemField.report.rawValue] = .reference(report.view.record)
          return draft
        }, author: author)
    }
    return (try self.report(report.view.record), answers)
  }

  /// Takes a step with a report, when it starts where the report stands and no gate refuses.
  ///
  /// - Returns: the report after it, and what the gates want somebody to know.
  /// - Throws: `CaseworkError.move`, `.gates`; nothing is then recorded.
  package func take(
    _ step: ReportStep, with report: ReportFile, comment: String?, author: String,
    on day: CalendarDay
  ) throws -> (report: ReportFile, advice: [GateAnswer]) {
    try store.refresh()
    let member = Member(acting: author)
    if let refusal = report.progress.refusal(of: .school(step), by: member) {
      throw CaseworkError.move(refusal)
    }
    var advice: [GateAnswer] = []
    if step == .submitted || step == .approvedHead {
      advice = try pass(
        .report(report.facts, .approve), by: author,
        in: CaseFacts(try caseRecords(report.caseRecord)), through: report.channel, on: day)
    }
    var values: [UInt8: FieldValue] = [
      CaseKind.caseField: .reference(report.caseRecord),
      ReportStepField.report.rawValue: .reference(report.view.record),
      ReportStepField.step.rawValue: .text(step.rawValue),
      ReportStepField.takenOn.rawValue: .date(day.daysSince1970),
      ReportStepField.takenBy.rawValue: .text(member.login),
    ]
    values[ReportStepField.role.rawValue] = member.role.map { .text($0.rawValue) }
    if step == .approvedHead {
      values[ReportStepField.fingerprint.rawValue] = .text(report.facts.fingerprint)
    }
    if let comment, !comment.isEmpty {
      values[ReportStepField.comment.rawValue] = .text(comment)
    }
    _ = try add([RecordDraft(.reportStep, values: values)], author: author)
    return (try self.report(report.view.record), advice.advised)
  }

  /// What the gates say of a report as it would stand.
  private func foresee(
    _ values: [UInt8: FieldValue], _ targets: [ReportTarget], _ file: CaseFile, author: String,
    on day: CalendarDay
  ) throws -> [GateAnswer] {
    var records = try caseRecords(file.summary.view.record)
    let report = RuledRecord(
      record: RecordID(creation: Dot(replica: store.state.replica, counter: 0), index: 0),
      values: values, writings: [:])
    records.parts[.reportItem] = targets.enumerated().map { place, target in
      var values = target.draft(in: file.summary.view.record).values
      values[ReportItemField.report.rawValue] = .reference(report.record)
      return RuledRecord(
        record: RecordID(creation: report.record.creation, index: UInt32(place + 1)),
        values: values, writings: [:])
    }
    guard let facts = ReportFacts(report, in: records) else { throw CaseworkError.unknownKind }
    let channel = try channels().first { $0.code == facts.channelCode }
    return Gates.evaluate(
      .report(facts, .prepare), by: Member(acting: author), in: CaseFacts(records),
      through: channel, on: day)
  }

  /// The platform is that of what the report points at, when all of it is on one.
  private func complete(
    _ values: inout [UInt8: FieldValue], _ targets: [ReportTarget], _ file: CaseFile
  ) {
    let act = values.act
    if values[ReportField.channel.rawValue] == nil, let act {
      values[ReportField.channel.rawValue] = ChannelSeed.defaultChannel(for: act).map {
        .text($0)
      }
    }
    guard values[ReportField.platform.rawValue] == nil else { return }
    let platforms = Set(
      targets.compactMap { target in
        target.content.flatMap { file.part($0)?.text(ContentField.platform) }
          ?? target.account.flatMap { file.part($0)?.text(AccountField.platform) }
      })
    if let platform = platforms.first, platforms.count == 1 {
      values[ReportField.platform.rawValue] = .text(platform)
    }
  }

  private func nextNumber(in file: CaseFile) throws -> String? {
    guard case .reference(let reference) = file.summary.name, store.state.computerNumber > 0 else {
      return nil
    }
    var numbering = ReportNumbering(
      reference: reference, computer: store.state.computerNumber,
      given: file.parts(.report).compactMap { $0.text(ReportField.number) })
    return numbering.next()
  }
}

extension ReportTarget {
  /// The item that refers to the first draft of the same edit as its report.
  fileprivate func draft(in record: RecordID) -> RecordDraft {
    var values: [UInt8: FieldValue] = [CaseKind.caseField: .reference(record)]
    values[ReportItemField.content.rawValue] = content.map { .reference($0) }
    values[ReportItemField.account.rawValue] = account.map { .reference($0) }
    return RecordDraft(
      .reportItem, values: values, places: [ReportItemField.report.rawValue: 0])
  }
}

extension [UInt8: FieldValue] {
  fileprivate var act: ReportAct? {
    guard case .text(let code)? = self[ReportField.act.rawValue] else { return nil }
    return ReportAct(rawValue: code)
  }
}

extension [GateAnswer] {
  /// The refusals that filling in a draft cannot mend.
  package var beyondMending: [GateAnswer] {
    filter { answer in
      guard answer.isRefused else { return false }
      switch answer.gate {
      case .channel, .accountAct, .suspicion, .minorSexualImage, .humanDecision, .authorRole,
        .noRanking, .prosecutor, .declaration:
        return true
      case .notice, .courtOrder, .legalBasis, .minimum, .names: return false
      }
    }
  }
}
