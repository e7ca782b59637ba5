internal import CaseModel
package import CaseRules
internal import CentralStorage
internal import Causality
package import RecordModel
internal import RecordStorage

/// What the centre records of a report beside the step itself.
package struct AnswerDetails: Hashable, Sendable {
  /// Why, as a code; of a gate, or of a refusal.
  package var reason: String?
  /// What the platform decided.
  package var decision: PlatformDecision?
  /// What its decision rests on, as a code of the DSA.
  package var ground: String?
  package var from: CalendarDay?
  package var until: CalendarDay?
  /// What the recipient calls the report.
  package var externalReference: String?
  /// A word for the school; never a name.
  package var comment: String?

  /// Nothing beside the step.
  package init() {}
}

extension Hub {
  /// Today, by the hub's clock, in UTC.
  package nonisolated var today: CalendarDay {
    CalendarDay(daysSince1970: Int32(clamping: environment.wallMilliseconds() / 86_400_000))
  }

  /// The channels of the registry, in order.
  package func channels() throws -> [(record: RecordID, facts: ChannelFacts)] {
    try store.reading { try $0.records(of: CaseKind.channel.rawValue) }.compactMap { found in
      ChannelFacts(values: found.values).map { (found.record, $0) }
    }
  }

  /// Adds a channel to the registry, or brings it up to date; every school has it after its next sync.
  ///
  /// - Returns: whether anything changed.
  /// - Throws: `ReportError.channel`; nothing has changed then.
  package func put(_ channel: ChannelFacts, position: Int64?, by officer: Member) throws -> Bool {
    guard channel.problems.isEmpty else { throw ReportError.channel(channel.problems) }
    var values = channel.values
    if let position { values[ChannelField.position.rawValue] = .integer(position) }
    let known = try store.reading { try $0.records(of: CaseKind.channel.rawValue) }.first {
      $0.text(ChannelField.code) == channel.code
    }
    let changed = values.filter { known?.values[$0.key] != $0.value }
    guard !changed.isEmpty else { return false }
    let edit = RecordEdit(
      kind: CaseKind.channel.rawValue, target: known.map { .existing($0.record) } ?? .new(place: 0),
      values: changed)
    try write(to: .nation, author: officer.author) { _ in [edit] }
    return true
  }

  /// Records a step of the centre's, when the report now stands where it can be taken and the officer's role may.
  ///
  /// - Throws: `ReportError.refused`; nothing is recorded then.
  package func answer(
    _ report: CentralReport, _ step: AnswerStep, by officer: Member,
    _ details: AnswerDetails = AnswerDetails()
  ) throws {
    let report = try self.report(report.record)
    if let refusal = report.facts.progress.refusal(of: .centre(step), by: officer) {
      throw ReportError.refused(refusal)
    }
    try record(step, of: report, by: officer, details)
  }

  /// Looks again whether a report may leave as it stands now, hands its dossier over and records that.
  ///
  /// A door to the channel is asked for once the report may leave; `nil` when it is taken there by hand. When a condition
  /// is missing the school is told which, and the report goes no further. When the hand-over fails that is recorded, and
  /// the report can be transmitted again: the key of the dossier is the same, so the recipient knows a repeat.
  ///
  /// - Returns: the dossier that left.
  /// - Throws: `ReportError`.
  package func transmit(
    _ report: CentralReport, by officer: Member,
    through door: @Sendable (ChannelFacts) throws -> (any ReportDelivery)?
  ) async throws -> ReportDossier {
    let report = try self.report(report.record)
    let (dossier, channel) = try clear(report, by: officer)
    var details = AnswerDetails()
    if let delivery = try door(channel) {
      do throws(DeliveryError) {
        details.externalReference = try await delivery.deliver(ReportParcel(dossier))
      } catch {
        details.reason = error.code
        try record(.failed, of: report, by: officer, details)
        throw ReportError.notDelivered(error)
      }
    }
    try record(.transmitted, of: report, by: officer, details)
    return dossier
  }

  /// The dossier a report would leave with, and the channel it would leave by.
  private func clear(
    _ report: CentralReport, by officer: Member
  ) throws -> (ReportDossier, ChannelFacts) {
    if let refusal = report.facts.progress.refusal(of: .centre(.transmitted), by: officer) {
      throw ReportError.refused(refusal)
    }
    guard report.status == .toTransmit || report.status == .failed else {
      throw ReportError.refused(.notFromHere(status: report.status.rawValue))
    }
    let channel = try channels().first { $0.facts.code == report.facts.channelCode }?.facts
    let answers = Gates.mayTransmit(
      report.facts, by: officer, in: report.caseFacts, through: channel, on: today)
    guard answers.isAllowed, let channel else {
      var details = AnswerDetails()
      details.reason = answers.refusalCode
      try record(.refusedGate, of: report, by: officer, details)
      throw ReportError.gates(answers.refusals)
    }
    let dossier = try ReportDossier(
      of: report.facts, record: report.record, number: report.number, through: channel,
      answers: answers, on: today)
    return (dossier, channel)
  }

  private func record(
    _ step: AnswerStep, of report: CentralReport, by officer: Member, _ details: AnswerDetails
  ) throws {
    var values: [UInt8: FieldValue] = [
      ReportAnswerField.case.rawValue: .reference(report.file),
      ReportAnswerField.report.rawValue: .reference(report.record),
      ReportAnswerField.step.rawValue: .text(step.rawValue),
      ReportAnswerField.recordedOn.rawValue: .date(today.daysSince1970),
      ReportAnswerField.recordedBy.rawValue: .text(officer.login),
      ReportAnswerField.act.rawValue: .text(report.facts.act.rawValue),
    ]
    let texts: [(ReportAnswerField, String?)] = [
      (.platform, report.facts.platform), (.reason, details.reason),
      (.decision, details.decisionText), (.externalReference, details.externalReference),
      (.comment, details.comment),
      (.fingerprint, step == .approvedAcademy ? report.facts.fingerprint : nil),
      (.delay, delay(of: report)?.rawValue),
    ]
    for case (let field, let text?) in texts { values[field.rawValue] = .text(text) }
    let edit = RecordEdit(
      kind: CaseKind.reportAnswer.rawValue, target: .new(place: 0), values: values)
    try write(to: .school(report.school), author: officer.author) { _ in [edit] }
  }

  /// How long after transmission an answer comes; `nil` before it.
  private func delay(of report: CentralReport) -> AnswerDelay? {
    report.facts.progress.transmittedOn.map { AnswerDelay(from: $0, to: today) }
  }
}

extension AnswerDetails {
  /// The platform's decision as it is kept; `nil` when there is none.
  var decisionText: String? {
    guard let decision else { return nil }
    return try? CompositeValue([
      decision.rawValue, ground, from?.description, until?.description,
    ]).text
  }
}

extension Member {
  /// The text a change-set bears as its author.
  var author: String { role.map { "\(login)@\($0.rawValue)" } ?? login }
}

extension ReportParcel {
  /// A dossier on its way out, to be read in French.
  init(_ dossier: ReportDossier) {
    self.init(
      key: dossier.idempotencyKey, channel: dossier.channelCode, json: Array(dossier.json.utf8),
      html: Array(DossierPage(of: dossier, in: .french).html.utf8))
  }
}

extension DeliveryError {
  /// The error as an answer's reason keeps it.
  fileprivate var code: String {
    switch self {
    case .folder: "folder"
    case .unreachable: "unreachable"
    case .refused(let status): "status_\(status)"
    }
  }
}
