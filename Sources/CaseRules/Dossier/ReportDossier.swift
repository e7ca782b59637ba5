internal import CaseModel
package import RecordModel

/// What leaves with a transmitted report: the minimum of gate G10, and nothing else.
///
/// It has no place for a person of the case, a note, a date of birth, a school's file or a health note,
/// so none can leave by a mistake of whoever fills it in. Two forms are written from it: JSON, for programs
/// (`protocol/schema/dossier_v1.schema.json`), and a page to print. Source: `protocol/09-reports.md`,
/// section 1.
package struct ReportDossier: Hashable, Sendable {
  /// One content or account that the report points at.
  package struct Item: Hashable, Sendable {
    /// The exact address.
    package let url: String?
    /// The account's handle.
    package let handle: String?
    /// What is wrong with it; only a court's order may leave it out.
    package let category: ContentCategory?
    /// What it is made of.
    package let contentType: ContentType?
    /// The day it was seen.
    package let seenOn: CalendarDay?
    /// The SHA-256 of the capture, in hexadecimal; the capture itself stays where it is.
    package let evidenceHash: String?
  }

  /// The key that makes every delivery of this report the same delivery.
  package let idempotencyKey: String
  /// The report's number, which names nobody.
  package let number: String
  /// What it asks for.
  package let act: ReportAct
  /// The channel's code.
  package let channelCode: String
  /// The channel's name.
  package let channelName: Label
  /// What the channel legally is, in a sentence that promises nothing more.
  package let channelStatement: Label
  /// The platform's code.
  package let platform: String?
  /// What it points at.
  package let items: [Item]
  /// Why.
  package let reasons: String
  /// Whether good faith is stated.
  package let goodFaith: Bool
  /// Who gives the notice; left out for a sexual image of a minor (DSA article 16, 2, c).
  package let notifier: NotifierFacts?
  /// How to reach the school.
  package let contact: String
  /// The decision to execute, of a court order only.
  package let court: CourtFacts?
  /// The duration asked for, of a restriction of an account only.
  package let duration: String?
  /// The day it is transmitted.
  package let transmittedOn: CalendarDay

  /// Whether it is about a sexual image of a minor: nothing of it is shown as a link or a picture.
  package var showsMinorSexually: Bool { items.contains { $0.category == .minorSexualImage } }
}

extension ReportDossier {
  /// Why no dossier can be made.
  package enum Problem: Error, Hashable, Sendable {
    /// Gates refuse; nothing leaves.
    case refused([GateAnswer])
    /// Gates that have a say in every report were not asked.
    case notAsked([Gate])
  }

  /// The dossier of a report that every gate lets through.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - record: The report's own record, from which the key is made.
  ///   - number: The report's number.
  ///   - channel: The channel it leaves through.
  ///   - answers: What the gates said of transmitting it (`Gates.mayTransmit`).
  ///   - day: The day it leaves.
  /// - Throws: `.refused` when a gate refuses, `.notAsked` when `answers` are not about transmitting.
  package init(
    of report: ReportFacts, record: RecordID, number: String, through channel: ChannelFacts,
    answers: [GateAnswer], on day: CalendarDay
  ) throws(Problem) {
    guard answers.isAllowed else { throw .refused(answers.refusals) }
    let missing = Gates.ofReports.filter { gate in !answers.contains { $0.gate == gate } }
    guard missing.isEmpty else { throw .notAsked(missing) }
    idempotencyKey = Self.idempotencyKey(of: record)
    self.number = number
    act = report.act
    channelCode = channel.code
    channelName = channel.name
    channelStatement = channel.statement(on: day)
    platform = report.platform.isBlank ? nil : report.platform
    items = report.items.map(Item.init)
    reasons = report.reasons
    goodFaith = report.goodFaith
    notifier = report.act.isNotice && !report.showsMinorSexually ? report.notifier : nil
    contact = report.contact
    court = report.act == .courtOrder ? report.court : nil
    duration = report.act == .accountRestriction && !report.duration.isBlank ? report.duration : nil
    transmittedOn = day
  }

  /// The key of every attempt to deliver a report: a function of its record, and of nothing else.
  package static func idempotencyKey(of record: RecordID) -> String { "preau-report-\(record)" }
}

extension ReportDossier.Item {
  fileprivate init(_ item: ReportItemFacts) {
    url = item.url.isBlank ? nil : item.url
    handle = item.handle.isBlank ? nil : item.handle
    category = item.category
    contentType = item.contentType
    seenOn = item.seenOn
    evidenceHash = item.evidenceHash.flatMap { ReportItemFacts.isHash($0) ? $0.lowercased() : nil }
  }
}
