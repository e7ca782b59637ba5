import CaseRules
import RecordModel
import Testing

@Suite struct `A report gate` {
  private let day = Trial.day

  private func answer(
    _ gate: Gate, _ report: ReportFacts, _ facts: CaseFacts = Trial.facts,
    through channel: ChannelFacts? = nil, by member: Member = Trial.officer
  ) -> GateAnswer? {
    Trial.answers(report, facts, by: member, through: channel)[gate]
  }

  private func planned(
    _ act: PlannedAct, _ facts: CaseFacts = Trial.facts, by member: Member = Trial.head
  ) -> [GateAnswer] {
    Gates.evaluate(act, by: member, in: facts, on: day)
  }

  @Test(arguments: ReportAct.allCases)
  func `lets pass a complete report of every act`(act: ReportAct) {
    let answers = Trial.answers(Trial.report(act))
    #expect(answers.isAllowed, "\(answers.refusals.map(\.sentence.english))")
    #expect(answers.refusalCode == nil)
    #expect(answers.map(\.gate.rawValue).count == Set(answers.map(\.gate)).count)
  }

  // G1

  @Test func `G1 refuses a channel that does not exist, or is another`() {
    let report = Trial.report(.contentRemoval)
    let none = Gates.mayTransmit(
      report, by: Trial.officer, in: Trial.facts, through: nil, on: day)[.channel]
    #expect(none?.reasons == [.noChannel])
    #expect(
      answer(.channel, report, through: Trial.channel(ChannelSeed.facebook))?.reasons
        == [.otherChannel])
  }

  @Test(arguments: ChannelStatus.allCases)
  func `G1 lets reports through signed channels and procedures only`(status: ChannelStatus) {
    var channel = Trial.channel() ?? ChannelSeed.channels(on: day)[0]
    channel.status = status
    let answer = answer(.channel, Trial.report(.contentRemoval), through: channel)
    let carries = status == .signed || status == .existingProcedure
    #expect(answer?.verdict == (carries ? .allowed : .refused))
    #expect(answer?.reasons == (carries ? [] : [.channelStatus(status)]))
  }

  @Test func `G1 looks at the day and at the act`() {
    var channel = Trial.channel() ?? ChannelSeed.channels(on: day)[0]
    let report = Trial.report(.contentRemoval)
    channel.from = day
    channel.until = day
    #expect(answer(.channel, report, through: channel)?.verdict == .allowed)
    channel.from = day.adding(days: 1)
    #expect(
      answer(.channel, report, through: channel)?.reasons == [.channelNotYet(day.adding(days: 1))])
    channel.from = nil
    channel.until = day.adding(days: -1)
    #expect(
      answer(.channel, report, through: channel)?.reasons == [.channelEnded(day.adding(days: -1))])
    channel.until = nil
    channel.acts = [.impersonation]
    #expect(
      answer(.channel, report, through: channel)?.reasons == [.actNotOffered(.contentRemoval)])
  }

  // G2

  @Test(arguments: QualificationCode.allCases)
  func `G2 asks about accounts in substantiated cases only`(code: QualificationCode) {
    var facts = Trial.facts
    facts.qualification = code
    for act in [ReportAct.accountClosure, .accountRestriction] {
      let answer = answer(.accountAct, Trial.report(act), facts)
      #expect(answer?.isRefused == (code != .substantiated))
    }
    #expect(answer(.accountAct, Trial.report(.contentRemoval), facts)?.verdict == .allowed)
  }

  @Test func `G2 wants a basis, the head and a day`() {
    var facts = Trial.facts
    facts.basis = " "
    #expect(answer(.accountAct, Trial.report(.accountClosure), facts)?.reasons == [.noBasis])
    facts = Trial.facts
    facts.decider = Trial.team
    #expect(
      answer(.accountAct, Trial.report(.accountClosure), facts)?.reasons == [.notDecidedByHead])
    facts.decider = nil
    #expect(
      answer(.accountAct, Trial.report(.accountClosure), facts)?.reasons == [.notDecidedByHead])
    facts = Trial.facts
    facts.decidedOn = day.adding(days: 1)
    #expect(
      answer(.accountAct, Trial.report(.accountClosure), facts)?.reasons == [.decisionNotDated])
  }

  @Test func `G2 wants a second person at the académie`() {
    var report = Trial.report(.accountClosure)
    report.progress = Trial.progress(
      .accountClosure, [.school(.submitted), .school(.approvedHead)])
    #expect(answer(.accountAct, report)?.reasons == [.notApprovedAtAcademy])
    report.progress = Trial.progress(.accountClosure, [.school(.submitted)])
    #expect(answer(.accountAct, report)?.reasons == [.notApprovedAtSchool, .notApprovedAtAcademy])
    var facts = Trial.facts
    facts.decider = Member(login: Trial.academy.login, role: .head)
    #expect(
      answer(.accountAct, Trial.report(.accountClosure), facts)?.reasons == [.samePersonTwice])
  }

  @Test func `G2 is explained while a request is being written, before any approval`() {
    let report = Trial.report(.accountClosure)
    var facts = Trial.facts
    #expect(
      Gates.evaluate(
        .report(report, .prepare), by: Trial.team, in: facts, through: Trial.channel(), on: day)[
          .accountAct]?.verdict == .allowed)
    facts.qualification = .suspected
    #expect(
      Gates.evaluate(
        .report(report, .prepare), by: Trial.team, in: facts, through: Trial.channel(), on: day)[
          .accountAct]?.reasons == [.notSubstantiated(.suspected)])
  }

  // G3

  @Test func `G3 lets a notice leave on a suspicion, and on none refuses it`() {
    var facts = Trial.facts
    for code in [QualificationCode.unqualified, .intimidation, .suspected] {
      facts.qualification = code
      #expect(answer(.suspicion, Trial.report(.contentRemoval), facts)?.verdict == .allowed)
      #expect(Trial.answers(Trial.report(.impersonation), facts).isAllowed)
    }
    for code in [QualificationCode.unfounded, .otherConflict] {
      facts.qualification = code
      #expect(
        answer(.suspicion, Trial.report(.contentRemoval), facts)?.reasons == [
          .nothingSuspected(code)
        ])
    }
    facts.danger = .imminent
    #expect(answer(.suspicion, Trial.report(.contentRemoval), facts)?.reasons == [.imminentDanger])
    #expect(Trial.answers(Trial.report(.contentRemoval), facts).isAllowed)
    #expect(ChannelSeed.defaultChannel(for: .contentRemoval) == ChannelSeed.eEnfance)
  }

  // G4

  @Test func `G4 wants every element of a notice`() {
    func reasons(_ change: (inout ReportFacts) -> Void) -> [GateReason]? {
      var report = Trial.report(.contentRemoval)
      change(&report)
      return answer(.notice, report)?.reasons
    }
    #expect(reasons { _ in } == [])
    #expect(reasons { $0.items = [] } == [.noItem])
    #expect(reasons { $0.items[0].url = nil } == [.noURL(item: 1)])
    #expect(reasons { $0.items[0].url = "https://www.example.org/" } == [.notAnExactURL(item: 1)])
    #expect(reasons { $0.items[0].category = nil } == [.noCategory(item: 1)])
    #expect(reasons { $0.reasons = "\n" } == [.noReasons])
    #expect(reasons { $0.goodFaith = false } == [.noGoodFaith])
    #expect(reasons { $0.notifier = nil } == [.noNotifier])
    #expect(reasons { $0.notifier?.email = "personne" } == [.noNotifier])
    #expect(reasons { $0.items.append($0.items[0]) } == [])
    #expect(
      reasons { $0.items.append(ReportItemFacts()) } == [.noURL(item: 2), .noCategory(item: 2)])
  }

  @Test func `G4 wants what the channel needs besides`() {
    var channel = Trial.channel() ?? ChannelSeed.channels(on: day)[0]
    channel.needs = Set(ChannelNeed.allCases)
    var report = Trial.report(.accountClosure)
    #expect(answer(.notice, report, through: channel)?.reasons == [])
    report.items[0].handle = nil
    report.items[0].evidenceHash = "abc"
    #expect(
      answer(.notice, report, through: channel)?.reasons
        == [.noHandle(item: 1), .noEvidenceHash(item: 1)])
  }

  @Test func `G4 wants the account that something is asked about, not a content`() {
    var report = Trial.report(.accountClosure)
    report.items[0] = ReportItemFacts(handle: "compte_42", isContent: false)
    #expect(answer(.notice, report)?.verdict == .allowed)
    report.items[0] = ReportItemFacts(handle: "compte_42")
    #expect(answer(.notice, report)?.reasons.contains(.noCategory(item: 1)) == true)
    report.items[0] = ReportItemFacts(url: "https://www.example.org/p/1", category: .defamation)
    #expect(answer(.notice, report)?.reasons == [.noHandle(item: 1)])
  }

  @Test func `G4 asks no identity of whoever reports a sexual image of a minor`() {
    var report = Trial.report(.contentRemoval)
    report.items[0].category = .minorSexualImage
    report.notifier = nil
    #expect(answer(.notice, report)?.verdict == .allowed)
  }
}
