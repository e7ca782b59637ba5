internal import CaseModel
internal import CaseRules
internal import CentralStorage
internal import Causality
internal import RecordModel

/// An invented report: a content, an account, the family's word, and what a channel needs.
struct SampleReport {
  /// The records it makes in one change-set: content, account, family contact, report, subject.
  let recordCount = 5
  /// The place of the report among them.
  let reportPlace: UInt32 = 3
  private let file: RecordID
  private let number: String
  private let day: Int32
  private let act: ReportAct
  private let platform: String
  private let category: String
  private let post: Int

  init(file: RecordID, number: String, day: Int32, using dice: inout SampleDice) {
    self.file = file
    self.number = number
    self.day = day
    act = dice.pick([.contentRemoval, .contentRemoval, .contentRemoval, .impersonation])
    platform = dice.pick(["instagram", "snapchat", "tiktok", "tiktok", "whatsapp", "discord"])
    category = dice.pick(["cyber_harassment", "cyber_bullying_intimidation", "defamation"])
    post = dice.number(in: 100_000...999_999)
  }

  func records(naming name: (Int) -> RecordID) -> [(CaseKind, Int, [UInt8: FieldValue])] {
    [
      (.content, 0, content(account: name(1))), (.account, 1, account),
      (.familyContact, 2, contact),
      (.report, 3, report), (.reportItem, 4, item(report: name(3), content: name(0))),
    ]
  }

  func step(
    _ step: ReportStep, of report: RecordID, on day: Int32
  ) -> (CaseKind, Int, [UInt8: FieldValue]) {
    var values: [UInt8: FieldValue] = [
      ReportStepField.case.rawValue: .reference(file),
      ReportStepField.report.rawValue: .reference(report),
      ReportStepField.step.rawValue: .text(step.rawValue),
      ReportStepField.takenOn.rawValue: .date(day),
    ]
    if step == .approvedHead, let fingerprint = fingerprint(of: report) {
      values[ReportStepField.fingerprint.rawValue] = .text(fingerprint)
    }
    return (.reportStep, 0, values)
  }

  /// What the head approves: the report as its records say it.
  private func fingerprint(of report: RecordID) -> String? {
    var parts: [CaseKind: [RuledRecord]] = [:]
    func name(_ place: Int) -> RecordID {
      RecordID(creation: report.creation, index: UInt32(clamping: place))
    }
    for (kind, place, values) in records(naming: name) {
      parts[kind, default: []].append(
        RuledRecord(record: name(place), values: values, writings: [:]))
    }
    let records = CaseRecords(
      file: RuledRecord(record: file, values: [:], writings: [:]), parts: parts)
    return parts[.report]?.first.flatMap { ReportFacts($0, in: records)?.fingerprint }
  }

  private func content(account: RecordID) -> [UInt8: FieldValue] {
    [
      ContentField.case.rawValue: .reference(file),
      ContentField.platform.rawValue: .text(platform),
      ContentField.url.rawValue: .text("https://reseau.invalid/p/\(post)"),
      ContentField.contentType.rawValue: .text("image"),
      ContentField.category.rawValue: .text(category), ContentField.seenOn.rawValue: .date(day),
      ContentField.account.rawValue: .reference(account),
    ]
  }

  private var account: [UInt8: FieldValue] {
    [
      AccountField.case.rawValue: .reference(file),
      AccountField.platform.rawValue: .text(platform),
      AccountField.handle.rawValue: .text("compte_\(post)"),
      AccountField.certainty.rawValue: .text("alleged"),
    ]
  }

  private var contact: [UInt8: FieldValue] {
    [
      FamilyContactField.case.rawValue: .reference(file),
      FamilyContactField.contactedOn.rawValue: .date(day),
      FamilyContactField.mode.rawValue: .text("phone"),
      FamilyContactField.agreement.rawValue: .text("given"),
    ]
  }

  private var report: [UInt8: FieldValue] {
    let written = CalendarDay(daysSince1970: day).description
    var values: [UInt8: FieldValue] = [
      ReportField.case.rawValue: .reference(file), ReportField.number.rawValue: .text(number),
      ReportField.act.rawValue: .text(act.rawValue),
      ReportField.channel.rawValue: .text(ChannelSeed.eEnfance),
      ReportField.platform.rawValue: .text(platform),
      ReportField.reasons.rawValue: .text("Publications répétées visant un élève du même niveau."),
      ReportField.goodFaith.rawValue: .boolean(true),
      ReportField.contact.rawValue: .text("direction@ecole.invalid"),
      ReportField.preparedOn.rawValue: .date(day),
    ]
    if let notifier = try? CompositeValue(["Direction", "direction@ecole.invalid"]) {
      values[ReportField.notifier.rawValue] = .text(notifier.text)
    }
    if let basis = try? CompositeValue(["agreement", written, "c.brun"]) {
      values[ReportField.legalBasis.rawValue] = .text(basis.text)
    }
    return values
  }

  private func item(report: RecordID, content: RecordID) -> [UInt8: FieldValue] {
    [
      ReportItemField.case.rawValue: .reference(file),
      ReportItemField.report.rawValue: .reference(report),
      ReportItemField.content.rawValue: .reference(content),
    ]
  }
}

extension Hub {
  /// Fills the registry, sends the sample's reports on their way and has the platforms answer most of them.
  func answerSampleReports(seed: UInt64) async throws {
    let officer = Member(login: "lefort", role: .ministry)
    var dice = SampleDice(seed: seed)
    for (place, channel) in ChannelSeed.channels(on: today).enumerated() {
      _ = try put(channel, position: Int64(place), by: officer)
    }
    for report in try reports([.toTransmit]) where dice.happens(percent: 90) {
      do {
        _ = try await transmit(report, by: officer) { _ in nil }
      } catch is ReportError { continue }
      guard dice.happens(percent: 80) else { continue }
      var details = AnswerDetails()
      details.decision = dice.pick([
        .visibilityRemoval, .visibilityRemoval, .visibilityRemoval, .noAction, .visibilityDisable,
      ])
      details.ground = "incompatible_content"
      try answer(try self.report(report.record), .decided, by: officer, details)
    }
  }
}
