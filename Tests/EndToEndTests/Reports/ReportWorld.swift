import CaseModel
import CaseRules
import CentralHub
import Causality
import Foundation
import RecordModel
import RecordStorage
import ReplicaStorage
import SyncProtocol

/// A school with a head and a team on one computer, and the centre; real stores, real exchanges.
final class ReportWorld {
  let engine: EngineWorld
  let school: EngineReplica
  let officer = Member(login: "lefort", role: .ministry)
  let academy = Member(login: "vidal", role: .academy)

  static let team = "c.brun@team"
  static let head = "a.morel@head"

  init() async throws {
    engine = try await EngineWorld(schema: CaseSchema.ruled)
    school = try await engine.enrolled()
    for (place, channel) in ChannelSeed.channels(on: engine.hub.today).enumerated() {
      _ = try await engine.hub.put(channel, position: Int64(place), by: officer)
    }
    try await school.sync(engine)
  }

  var hub: Hub { engine.hub }

  func make(_ kind: CaseKind, _ values: [UInt8: FieldValue], by author: String = team) throws
    -> RecordID
  {
    engine.clock.advance(milliseconds: 1_000)
    let dot = try school.store.record(
      [RecordEdit(kind: kind.rawValue, target: .new(place: 0), values: values)], author: author,
      wallMilliseconds: engine.clock.now)
    return RecordID(creation: dot, index: 0)
  }

  func change(
    _ record: RecordID, _ kind: CaseKind, _ values: [UInt8: FieldValue], by author: String
  ) throws {
    engine.clock.advance(milliseconds: 1_000)
    try school.store.record(
      [RecordEdit(kind: kind.rawValue, target: .existing(record), values: values)], author: author,
      wallMilliseconds: engine.clock.now)
  }

  /// A case with a target, a content and an account; the family has agreed that data leave.
  func makeCase() throws -> (file: RecordID, content: RecordID, account: RecordID) {
    let file = try make(
      .case,
      [
        CaseField.reference.rawValue: .text("0751234J-2026-1001"),
        CaseField.openedOn.rawValue: .date(hub.today.daysSince1970),
      ])
    _ = try make(
      .person,
      [
        PersonField.case.rawValue: .reference(file),
        PersonField.lastName.rawValue: .text("Dubreuil"),
        PersonField.firstName.rawValue: .text("Camille"),
      ])
    _ = try make(
      .familyContact,
      [
        FamilyContactField.case.rawValue: .reference(file),
        FamilyContactField.contactedOn.rawValue: .date(hub.today.daysSince1970),
        FamilyContactField.agreement.rawValue: .text("given"),
      ])
    let content = try make(
      .content,
      [
        ContentField.case.rawValue: .reference(file),
        ContentField.platform.rawValue: .text("facebook"),
        ContentField.url.rawValue: .text("https://social.example/p/4711"),
        ContentField.category.rawValue: .text("cyber_harassment"),
      ])
    let account = try make(
      .account,
      [
        AccountField.case.rawValue: .reference(file),
        AccountField.platform.rawValue: .text("facebook"),
        AccountField.handle.rawValue: .text("le_corbeau"),
        AccountField.url.rawValue: .text("https://social.example/u/le_corbeau"),
      ])
    return (file, content, account)
  }

  /// A report with what a notice needs; its number is unique for the act and channel.
  func makeReport(
    _ file: RecordID, _ act: ReportAct, channel: String, content: RecordID, account: RecordID
  ) throws -> (record: RecordID, number: String) {
    let number = "S-\(act.rawValue)-\(channel)"
    let basis = try CompositeValue(["agreement", hub.today.description, "c.brun"]).text
    let notifier = try CompositeValue(["A. Morel", "college@example.fr"]).text
    let report = try make(
      .report,
      [
        ReportField.case.rawValue: .reference(file), ReportField.number.rawValue: .text(number),
        ReportField.act.rawValue: .text(act.rawValue),
        ReportField.channel.rawValue: .text(channel),
        ReportField.platform.rawValue: .text("facebook"),
        ReportField.reasons.rawValue: .text("Insultes répétées visant une élève du collège."),
        ReportField.goodFaith.rawValue: .boolean(true),
        ReportField.notifier.rawValue: .text(notifier),
        ReportField.contact.rawValue: .text("college@example.fr"),
        ReportField.legalBasis.rawValue: .text(basis),
      ])
    let item = ReportItemField.self
    _ = try make(
      .reportItem,
      [
        item.case.rawValue: .reference(file), item.report.rawValue: .reference(report),
        item.content.rawValue: .reference(content), item.account.rawValue: .reference(account),
      ])
    return (report, number)
  }

  /// A case and a report of it that the school has submitted and its head approved.
  func makeApprovedReport(
    _ act: ReportAct, channel: String
  ) throws -> (file: RecordID, record: RecordID, number: String) {
    let (file, content, account) = try makeCase()
    let (report, number) = try makeReport(
      file, act, channel: channel, content: content, account: account)
    try step(.submitted, file, report, by: Self.team)
    try step(.approvedHead, file, report, by: Self.head)
    return (file, report, number)
  }

  func step(_ step: ReportStep, _ file: RecordID, _ report: RecordID, by author: String) throws {
    let field = ReportStepField.self
    var values: [UInt8: FieldValue] = [
      field.case.rawValue: .reference(file), field.report.rawValue: .reference(report),
      field.step.rawValue: .text(step.rawValue),
      field.takenOn.rawValue: .date(hub.today.daysSince1970),
    ]
    if step == .approvedHead {
      values[field.fingerprint.rawValue] = .text(try fingerprint(of: report, in: file))
    }
    _ = try make(.reportStep, values, by: author)
  }

  /// The fingerprint of a report as the school holds it now.
  private func fingerprint(of report: RecordID, in file: RecordID) throws -> String {
    func ruled(_ stored: ReplicaRecord) -> RuledRecord {
      RuledRecord(record: stored.record, values: stored.values, writings: [:])
    }
    var parts: [CaseKind: [RuledRecord]] = [:]
    for kind in [CaseKind.report, .reportItem, .content, .account] {
      parts[kind] = try school.store.records(
        of: kind.rawValue, whose: 1, is: file
      ).map(ruled)
    }
    let records = CaseRecords(
      file: RuledRecord(record: file, values: [:], writings: [:]), parts: parts)
    let facts = parts[.report]?.first { $0.record == report }.flatMap {
      ReportFacts($0, in: records)
    }
    guard let facts else { throw ReportError.noSuchReport }
    return facts.fingerprint
  }

  /// The head decides that the facts are established.
  func substantiate(_ file: RecordID, by author: String = head) throws {
    try qualify(file, as: .substantiated, by: author)
  }

  /// The head qualifies the facts.
  func qualify(
    _ file: RecordID, as code: QualificationCode, by author: String = head
  ) throws {
    let qualification = try CompositeValue([
      code.rawValue, "head_decision", hub.today.description, "chef d'établissement",
    ]).text
    try change(
      file, .case, [CaseField.qualification.rawValue: .text(qualification)], by: author)
  }

  /// What the school reads of a report's answers: the steps, in the order they were written.
  func answers(to report: RecordID) throws -> [(step: String, reason: String?)] {
    var found: [(RecordID, String, String?)] = []
    try school.store.eachRecord(of: CaseKind.reportAnswer.rawValue) { stored in
      guard stored.values[ReportAnswerField.report.rawValue] == .reference(report),
        case .text(let step)? = stored.values[ReportAnswerField.step.rawValue]
      else { return }
      var reason: String?
      if case .text(let text)? = stored.values[ReportAnswerField.reason.rawValue] { reason = text }
      found.append((stored.record, step, reason))
    }
    return found.sorted { $0.0 < $1.0 }.map { ($0.1, $0.2) }
  }
}

/// Keeps the parcels it is given; fails as often as it is told to.
actor Letterbox: ReportDelivery {
  private(set) var parcels: [ReportParcel] = []
  private var failuresLeft: Int

  init(failures: Int = 0) { failuresLeft = failures }

  func deliver(_ parcel: ReportParcel) async throws(DeliveryError) -> String? {
    guard failuresLeft == 0 else {
      failuresLeft -= 1
      throw .unreachable
    }
    parcels.append(parcel)
    return "REF-\(parcels.count)"
  }
}
