import CaseModel
import CaseRules
import CentralHub
import RecordModel
import SchoolReplica
import Testing

@Suite struct `A report at its school` {
  @Test func `about a content goes on suspicion from draft to the platform's decision`()
    async throws
  {
    let here = try await SchoolReportWorld()
    let draft = try await here.prepare(here.whole(.contentRemoval))
    #expect(draft.name == "0751234J-2025-1001-S101")
    #expect(draft.facts.channelCode == ChannelSeed.eEnfance)
    #expect(draft.view.text(ReportField.platform) == "instagram")
    #expect(draft.view.component(2, of: ReportField.legalBasis) == "cpe")
    #expect(
      try await here.take(.submitted, "S101", by: "cpe@team").progress.status == .toValidateHead)
    #expect(
      try await here.take(.approvedHead, "1001-S101", by: "chef@head").progress.status == .validated
    )
    try await here.world.sync(here.replica)
    #expect(try await here.replica.findReport("S101").progress.status == .toTransmit)
    let officer = Member(login: "dgesco", role: .ministry)
    var report = try #require(try await here.world.hub.reports([.toTransmit]).first)
    _ = try await here.world.hub.transmit(report, by: officer) { _ in nil }
    here.world.clock.advance(milliseconds: 1000)
    report = try await here.world.hub.report(numbered: draft.name)
    var details = AnswerDetails()
    details.decision = .allCases.first
    try await here.world.hub.answer(report, .decided, by: officer, details)
    try await here.world.sync(here.replica)
    let answered = try await here.replica.findReport("S101")
    #expect(answered.progress.status == .decided)
    #expect(answered.events.map(\.kind) == [17, 17, 18, 18])
    #expect(try await here.replica.workCounts(on: here.today).unreadReportCount == 1)
    await here.replica.markRead(answered)
    #expect(try await here.replica.workCounts(on: here.today).unreadReportCount == 0)
    #expect(try await here.take(.contested, "S101", by: "cpe@team").progress.status == .contested)
  }

  @Test func `about an account is refused until harassment is substantiated`() async throws {
    let here = try await SchoolReportWorld()
    let before = try await here.replica.status().changeCount
    let values = here.whole(.accountClosure)
    #expect(await here.refusals { _ = try await here.prepare(values) } == [.accountAct])
    #expect(try await here.replica.status().changeCount == before)
    try await here.qualify()
    let report = try await here.prepare(values)
    _ = try await here.take(.submitted, report.name, by: "cpe@team")
    _ = try await here.take(.approvedHead, report.name, by: "chef@head")
    try await here.world.sync(here.replica)
    #expect(try await here.replica.findReport("S101").progress.status == .toValidateAcademy)
  }

  @Test(arguments: [
    ("whatsapp_direct", Gate.channel), ("nothing_of_that_name", .channel), ("cnil", .accountAct),
  ])
  func `is not even prepared for a channel that carries none, or does not offer the act`(
    channel: String, gate: Gate
  ) async throws {
    let here = try await SchoolReportWorld()
    let act: ReportAct = gate == .channel ? .contentRemoval : .accountClosure
    let refusals = await here.refusals {
      _ = try await here.prepare(here.whole(act, channel: channel))
    }
    #expect(refusals?.contains(gate) == true)
    #expect(refusals?.contains(.channel) == true)
    #expect(try await here.replica.reports().isEmpty)
  }

  @Test(arguments: [
    (ReportField.reasons, Gate.notice), (.goodFaith, .notice), (.notifier, .notice),
    (.contact, .minimum), (.legalBasis, .legalBasis),
  ])
  func `that lacks something is a draft, and is submitted once it is there`(
    left: ReportField, gate: Gate
  ) async throws {
    let here = try await SchoolReportWorld()
    let whole = here.whole(.contentRemoval)
    let draft = try await here.prepare(here.whole(.contentRemoval, leaving: left))
    #expect(
      await here.refusals { _ = try await here.take(.submitted, draft.name, by: "cpe@team") } == [
        gate
      ])
    #expect(try await here.replica.findReport("S101").events.isEmpty)
    _ = try await here.replica.editReport(
      draft, values: [left.rawValue: whole[left.rawValue, default: .null]], targets: [],
      author: "cpe@team", on: here.today)
    _ = try await here.take(.submitted, draft.name, by: "cpe@team")
    await #expect(throws: CaseworkError.reportUnderWay(.toValidateHead)) {
      try await here.replica.editReport(
        try await here.replica.findReport("S101"), values: [left.rawValue: .null], targets: [],
        author: "cpe@team", on: here.today)
    }
  }

  @Test func `names nobody of the case`() async throws {
    let here = try await SchoolReportWorld()
    _ = try await here.replica.addParts(
      [RecordDraft(.person, values: [2: .text("Fictivier"), 3: .text("Zoé")])], to: here.record,
      author: "cpe@team", on: here.today)
    var values = here.whole(.contentRemoval)
    values[ReportField.reasons.rawValue] = .text("Zoé Fictivier est insultée.")
    let draft = try await here.prepare(values)
    #expect(
      await here.refusals { _ = try await here.take(.submitted, draft.name, by: "cpe@team") } == [
        .names
      ])
  }

  @Test func `moves by the steps that its roles may take, and no other`() async throws {
    let here = try await SchoolReportWorld()
    let draft = try await here.prepare(here.whole(.contentRemoval))
    func refusal(_ step: ReportStep, _ author: String) async -> MoveRefusal? {
      do {
        _ = try await here.take(step, draft.name, by: author)
        return nil
      } catch CaseworkError.move(let refusal) { return refusal } catch { return nil }
    }
    #expect(await refusal(.approvedHead, "chef@head") == .notFromHere(status: "draft"))
    #expect(await refusal(.submitted, "prof@declarant") == .notThisRole)
    #expect(await refusal(.submitted, "cpe@team") == nil)
    #expect(await refusal(.approvedHead, "cpe@team") == .notThisRole)
    #expect(await refusal(.refusedHead, "chef@head") == nil)
    #expect(await refusal(.submitted, "cpe@team") == nil)
    #expect(await refusal(.withdrawn, "cpe@team") == nil)
    #expect(await refusal(.submitted, "cpe@team") == .notFromHere(status: "withdrawn"))
  }

  @Test func `is numbered apart on two computers of one school`() async throws {
    let here = try await SchoolReportWorld()
    let other = try await here.world.enrolled()
    try await here.world.sync(here.replica, other)
    for replica in [here.replica, other] {
      for _ in 0..<2 {
        _ = try await replica.prepareReport(
          here.whole(.contentRemoval), targets: [ReportTarget(content: here.content)],
          in: here.record, author: "cpe", on: here.today)
      }
    }
    try await here.world.sync(here.replica, other, here.replica)
    let names = try await here.replica.reports().map(\.name)
    #expect(names.map { $0.suffix(4) } == ["S101", "S102", "S201", "S202"])
    #expect(try await other.reports().map(\.name) == names)
    await #expect(throws: CaseworkError.self) { try await other.findReport("0751234J") }
    await #expect(throws: CaseworkError.noSuchReport) { try await other.findReport("S301") }
  }

  @Test func `prepared offline and no longer allowed is refused by the hub, and nothing is lost`()
    async throws
  {
    let here = try await SchoolReportWorld()
    let report = try await here.prepare(here.whole(.contentRemoval))
    _ = try await here.take(.submitted, report.name, by: "cpe@team")
    _ = try await here.take(.approvedHead, report.name, by: "chef@head")
    var channel = try #require(
      ChannelSeed.channels(on: here.today).first { $0.code == ChannelSeed.eEnfance })
    channel.status = .terminated
    let officer = Member(login: "dgesco", role: .ministry)
    _ = try await here.world.hub.put(channel, position: nil, by: officer)
    try await here.world.sync(here.replica)
    let held = try await here.world.hub.report(numbered: report.name)
    await #expect(throws: ReportError.self) {
      try await here.world.hub.transmit(held, by: officer) { _ in nil }
    }
    try await here.world.sync(here.replica)
    let refused = try await here.replica.findReport("S101")
    #expect(refused.progress.status == .refused)
    #expect(
      refused.events.last?.text(ReportAnswerField.reason)?.hasPrefix(Gate.channel.rawValue) == true)
    #expect(refused.view.text(ReportField.reasons) != nil)
  }

  @Test func `is printed as what leaves, and nothing else`() async throws {
    let here = try await SchoolReportWorld()
    _ = try await here.replica.addParts(
      [RecordDraft(.note, values: [4: .text("mot-secret")])], to: here.record, author: "cpe@team",
      on: here.today)
    let report = try await here.prepare(here.whole(.contentRemoval))
    let page = try await here.replica.dossier(
      of: report, author: "cpe@team", on: here.today, in: .french)
    #expect(page.contains("<html lang=\"fr\">"))
    #expect(page.contains("https://reseau.test/p/1"))
    #expect(!page.contains("mot-secret"))
    await #expect(throws: CaseworkError.move(.notThisRole)) {
      try await here.replica.dossier(
        of: report, author: "prof@declarant", on: here.today, in: .french)
    }
    let lacking = try await here.prepare(here.whole(.contentRemoval, leaving: .contact))
    #expect(
      await here.refusals {
        _ = try await here.replica.dossier(
          of: lacking, author: "cpe@team", on: here.today, in: .french)
      } == [.minimum])
  }
}
