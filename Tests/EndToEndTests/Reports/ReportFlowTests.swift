import CaseModel
import CaseRules
import CentralHub
import CentralStorage
import Causality
import Foundation
import RecordModel
import ReplicaStorage
import SyncProtocol
import Testing

@Suite struct `A report` {
  @Test func `about a content goes out on suspicion, and what became of it comes back`()
    async throws
  {
    let world = try await ReportWorld()
    let (_, report, number) = try world.makeApprovedReport(
      .contentRemoval, channel: ChannelSeed.eEnfance)
    try await world.school.sync(world.engine)
    let box = Letterbox()
    let dossier = try await world.hub.transmit(
      try await world.hub.report(numbered: number), by: world.officer
    ) { _ in box }
    #expect(dossier.number == number)
    let parcel = try #require(await box.parcels.first)
    let json = String(decoding: parcel.json, as: UTF8.self)
    #expect(json.contains("https://social.example/p/4711"))
    for secret in ["Dubreuil", "Camille", "c.brun"] {
      #expect(!json.contains(secret))
      #expect(!String(decoding: parcel.html, as: UTF8.self).contains(secret))
    }
    var decided = AnswerDetails()
    decided.decision = .visibilityRemoval
    decided.ground = "illegal_content"
    try await world.hub.answer(
      try await world.hub.report(numbered: number), .decided, by: world.officer, decided)
    #expect(try await world.school.sync(world.engine).isProvedEqual == true)
    #expect(try world.answers(to: report).map(\.step) == ["transmitted", "decided"])
    #expect(try await world.hub.report(numbered: number).status == .decided)
    #expect(try await count("answers_by_step", .answerStep, "transmitted", in: world) == 1)
    #expect(
      try await count("answers_by_outcome", .decisionOfPlatform, "visibility_removal", in: world)
        == 1)
    #expect(try await world.hub.verify().differences.isEmpty)
  }

  /// How many records the hub has counted under one term of a rule.
  private func count(
    _ rule: String, _ vocabulary: Vocabulary, _ code: String, in world: ReportWorld
  ) async throws -> Int {
    let number = try #require(CaseSchema.ruled.counts.firstIndex { $0.name == rule })
    let place = try #require(vocabulary.terms.firstIndex { $0.code == code })
    return try await world.hub.counts(ofRule: number)
      .filter { Int($0.member) == place + 1 }.reduce(0) { $0 + $1.count }
  }

  @Test
  func `about an account is refused until the facts are established and a second person agrees`()
    async throws
  {
    let world = try await ReportWorld()
    let (file, report, number) = try world.makeApprovedReport(
      .accountClosure, channel: ChannelSeed.eEnfance)
    try await world.school.sync(world.engine)
    await #expect(throws: ReportError.self) {
      try await world.hub.transmit(
        try await world.hub.report(numbered: number), by: world.officer
      ) { _ in Letterbox() }
    }
    try await world.hub.answer(
      try await world.hub.report(numbered: number), .approvedAcademy, by: world.academy)
    let box = Letterbox()
    await #expect(throws: ReportError.self) {
      try await world.hub.transmit(
        try await world.hub.report(numbered: number), by: world.officer
      ) { _ in box }
    }
    try await world.school.sync(world.engine)
    let refused = try world.answers(to: report)
    #expect(refused.map(\.step) == ["approved_academy", "refused_gate"])
    #expect(refused.last?.reason?.hasPrefix("G2") == true)
    #expect(await box.parcels.isEmpty)

    try world.substantiate(file)
    try world.step(.submitted, file, report, by: ReportWorld.team)
    try world.step(.approvedHead, file, report, by: ReportWorld.head)
    try await world.school.sync(world.engine)
    try await world.hub.answer(
      try await world.hub.report(numbered: number), .approvedAcademy, by: world.academy)
    _ = try await world.hub.transmit(
      try await world.hub.report(numbered: number), by: world.officer
    ) { _ in box }
    #expect(await box.parcels.count == 1)
    try await world.school.sync(world.engine)
    #expect(try world.answers(to: report).map(\.step).last == "transmitted")
    #expect(try await world.hub.verify().differences.isEmpty)
  }

  @Test func `never leaves through a channel that is only talked about`() async throws {
    let world = try await ReportWorld()
    let channel = try #require(
      ChannelSeed.channels(on: world.hub.today).first { $0.status == .inDiscussion })
    let (_, report, number) = try world.makeApprovedReport(.contentRemoval, channel: channel.code)
    try await world.school.sync(world.engine)
    await #expect(throws: ReportError.self) {
      try await world.hub.transmit(
        try await world.hub.report(numbered: number), by: world.officer
      ) { _ in Letterbox() }
    }
    try await world.school.sync(world.engine)
    #expect(try world.answers(to: report).map(\.reason).last??.hasPrefix("G1") == true)
  }

  @Test func `finds no channel in the registry that calls a procedure an agreement`() async throws {
    let world = try await ReportWorld()
    var channel = try #require(
      try await world.hub.channels().first { $0.facts.code == ChannelSeed.facebook }
    ).facts
    channel.actReference = "Accord avec la plateforme"
    await #expect(throws: ReportError.channel([.saysAgreement])) {
      try await world.hub.put(channel, position: nil, by: world.officer)
    }
    #expect(try await world.hub.channels().allSatisfy { $0.facts.problems.isEmpty })
  }

  @Test func `allowed when it was approved, and no more when it arrives, is refused visibly`()
    async throws
  {
    let world = try await ReportWorld()
    let (_, report, number) = try world.makeApprovedReport(
      .contentRemoval, channel: ChannelSeed.eEnfance)
    var ended = try #require(
      try await world.hub.channels().first { $0.facts.code == ChannelSeed.eEnfance }
    ).facts
    ended.status = .terminated
    _ = try await world.hub.put(ended, position: nil, by: world.officer)
    try await world.school.sync(world.engine)
    await #expect(throws: ReportError.self) {
      try await world.hub.transmit(
        try await world.hub.report(numbered: number), by: world.officer
      ) { _ in Letterbox() }
    }
    #expect(try await world.school.sync(world.engine).isProvedEqual == true)
    #expect(try world.answers(to: report).map(\.step) == ["refused_gate"])
    let kept = try world.school.store.record(report, kind: CaseKind.report.rawValue)
    #expect(kept?.values[ReportField.number.rawValue] == .text(number))
    #expect(try await world.hub.report(numbered: number).status == .refused)
  }

  @Test func `that could not be handed over goes out later with the same key`() async throws {
    let world = try await ReportWorld()
    let (_, _, number) = try world.makeApprovedReport(
      .contentRemoval, channel: ChannelSeed.eEnfance)
    try await world.school.sync(world.engine)
    let box = Letterbox(failures: 1)
    await #expect(throws: ReportError.notDelivered(.unreachable)) {
      try await world.hub.transmit(
        try await world.hub.report(numbered: number), by: world.officer
      ) { _ in box }
    }
    #expect(try await world.hub.report(numbered: number).status == .failed)
    let again = try await world.hub.transmit(
      try await world.hub.report(numbered: number), by: world.officer
    ) { _ in box }
    #expect(await box.parcels.map(\.key) == [again.idempotencyKey])
    await #expect(throws: ReportError.self) {
      try await world.hub.transmit(
        try await world.hub.report(numbered: number), by: world.officer
      ) { _ in box }
    }
    #expect(await box.parcels.count == 1)
  }

  @Test func `that nobody answers for a month is recorded as unanswered`() async throws {
    let world = try await ReportWorld()
    let (_, report, number) = try world.makeApprovedReport(
      .contentRemoval, channel: ChannelSeed.eEnfance)
    try await world.school.sync(world.engine)
    _ = try await world.hub.transmit(
      try await world.hub.report(numbered: number), by: world.officer
    ) { _ in Letterbox() }
    #expect(try await world.hub.silentReports().isEmpty)
    world.engine.clock.advance(milliseconds: 40 * 86_400_000)
    let silent = try await world.hub.silentReports()
    #expect(silent.map(\.number) == [number])
    try await world.hub.answer(silent[0], .noAnswer, by: world.officer)
    try await world.school.sync(world.engine)
    #expect(try world.answers(to: report).map(\.step).last == "no_answer")
  }

  @Test func `cannot be approved at school by somebody whose role may not`() async throws {
    let world = try await ReportWorld()
    let (file, content, account) = try world.makeCase()
    let (report, number) = try world.makeReport(
      file, .contentRemoval, channel: ChannelSeed.eEnfance, content: content, account: account)
    try world.step(.submitted, file, report, by: ReportWorld.team)
    try world.step(.approvedHead, file, report, by: ReportWorld.team)
    try world.substantiate(file, by: ReportWorld.team)
    let applied = try await world.school.exchange(world.engine)
    #expect(applied.quarantined.map(\.code).contains("role_refused"))
    #expect(try await world.hub.report(numbered: number).status == .toValidateHead)
  }

  @Test func `a case is erased when two people want it, and not while it is held`() async throws {
    let world = try await ReportWorld()
    let (file, _, _) = try world.makeCase()
    let request = try world.make(
      .erasureRequest,
      [
        ErasureRequestField.case.rawValue: .reference(file),
        ErasureRequestField.ground.rawValue: .text("request"),
        ErasureRequestField.requestedOn.rawValue: .date(world.hub.today.daysSince1970),
      ], by: "b.petit@head")
    let approve = { (author: String) in
      let outcome = try CompositeValue(["approved", nil, nil, nil]).text
      return try world.make(
        .approval,
        [
          ApprovalField.case.rawValue: .reference(file),
          ApprovalField.subject.rawValue: .reference(request),
          ApprovalField.kind.rawValue: .text("erasure"),
          ApprovalField.outcome.rawValue: .text(outcome),
        ], by: author)
    }
    _ = try approve("b.petit@head")
    try await world.school.sync(world.engine)
    #expect(try await world.hub.erasures().map(\.obstacle) == [.approval])
    _ = try approve(ReportWorld.head)
    let hold = try world.make(
      .hold,
      [
        HoldField.case.rawValue: .reference(file),
        HoldField.since.rawValue: .date(world.hub.today.daysSince1970 - 1),
      ], by: ReportWorld.head)
    try await world.school.sync(world.engine)
    let held = try await world.hub.erasures()
    #expect(held.map(\.obstacle) == [.hold])
    #expect(try await world.hub.erase(held[0].file, by: world.officer) == false)
    try world.change(
      hold, .hold, [HoldField.until.rawValue: .date(world.hub.today.daysSince1970 - 1)],
      by: ReportWorld.head)
    try await world.school.sync(world.engine)
    let free = try await world.hub.erasures()
    #expect(try await world.hub.erase(free[0].file, by: world.officer))
    #expect(try await world.school.sync(world.engine).isProvedEqual == true)
    #expect(try world.school.store.record(file, kind: CaseKind.case.rawValue) == nil)
    #expect(try await world.hub.erasures().isEmpty)
    #expect(try await world.hub.verify().differences.isEmpty)
  }
}
