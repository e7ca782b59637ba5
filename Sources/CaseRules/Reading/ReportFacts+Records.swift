internal import CaseModel
internal import Causality
package import RecordModel

extension ReportFacts {
  /// The facts of a report, from the records of its case; `nil` when this build does not know the act.
  ///
  /// A step's role is the one of its author, who was admitted with it; a computer without users says it in the record.
  /// How far each event has come is for the caller to say: at the centre all of them are there.
  package init?(
    _ report: RuledRecord, in records: CaseRecords,
    reach: (RecordID) -> ReportEvent.Reach = { _ in .centre }
  ) {
    guard let act: ReportAct = report.code(ReportField.act) else { return nil }
    let items = records.parts(.reportItem)
      .filter { $0.reference(ReportItemField.report) == report.record }
      .sorted { $0.record < $1.record }
    self.init(
      act: act, channelCode: report.text(ReportField.channel) ?? "",
      items: items.map { ReportItemFacts($0, in: records) },
      events: ReportEvent.events(of: report.record, in: records, reach: reach))
    reasons = report.text(ReportField.reasons) ?? ""
    platform = report.text(ReportField.platform).flatMap {
      Vocabulary.platform.term($0) == nil ? nil : $0
    }
    duration = report.text(ReportField.duration)
    goodFaith = report.isTrue(ReportField.goodFaith)
    contact = report.text(ReportField.contact) ?? ""
    let notifier = report.components(ReportField.notifier)
    if let name = notifier[0] {
      self.notifier = NotifierFacts(name: name, email: notifier[1] ?? "")
    }
    let basis = report.components(ReportField.legalBasis)
    legalBasis = basis[0].flatMap(LegalBasis.init).map {
      LegalBasisFacts($0, recordedOn: basis.day(1), recordedBy: basis[2] ?? "")
    }
    let court = report.components(ReportField.court)
    if let reference = court[0] {
      self.court = CourtFacts(
        reference: reference, decidedOn: court.day(1), from: court.day(2), until: court.day(3))
    }
  }
}

extension ReportItemFacts {
  init(_ item: RuledRecord, in records: CaseRecords) {
    let content = records.parts(.content).first {
      $0.record == item.reference(ReportItemField.content)
    }
    let accountID =
      item.reference(ReportItemField.account) ?? content?.reference(ContentField.account)
    let account = records.parts(.account).first { $0.record == accountID }
    self.init(
      url: content?.text(ContentField.url) ?? account?.text(AccountField.url),
      handle: account?.text(AccountField.handle), category: content?.code(ContentField.category),
      contentType: content?.code(ContentField.contentType),
      seenOn: content?.day(ContentField.seenOn),
      evidenceHash: content?.text(ContentField.captureHash),
      isContent: item.reference(ReportItemField.content) != nil)
  }
}

extension ReportEvent {
  /// The events of a report, in no order.
  static func events(
    of report: RecordID, in records: CaseRecords, reach: (RecordID) -> Reach
  ) -> [ReportEvent] {
    let steps = records.parts(.reportStep).filter {
      $0.reference(ReportStepField.report) == report
    }
    let answers = records.parts(.reportAnswer).filter {
      $0.reference(ReportAnswerField.report) == report
    }
    return steps.compactMap { ReportEvent(step: $0, reach: reach($0.record)) }
      + answers.compactMap(ReportEvent.init(answer:))
  }

  private init?(step record: RuledRecord, reach: Reach) {
    guard let step: ReportStep = record.code(ReportStepField.step),
      let writing = record.writings[ReportStepField.step.rawValue]
    else { return nil }
    let author = writing.author ?? record.text(ReportStepField.takenBy) ?? ""
    let role = MemberRole(author: author) ?? record.code(ReportStepField.role)
    self.init(
      order: EventOrder(stamp: writing.stamp, record: record.record), move: .school(step),
      on: record.day(ReportStepField.takenOn), by: Member(login: author, role: role), reach: reach,
      fingerprint: record.text(ReportStepField.fingerprint))
  }

  private init?(answer record: RuledRecord) {
    guard let step: AnswerStep = record.code(ReportAnswerField.step),
      let writing = record.writings[ReportAnswerField.step.rawValue]
    else { return nil }
    self.init(
      order: EventOrder(stamp: writing.stamp, record: record.record), move: .centre(step),
      on: record.day(ReportAnswerField.recordedOn), by: Member(author: writing.author ?? ""),
      fingerprint: record.text(ReportAnswerField.fingerprint))
  }
}
