import CaseRules
import RecordModel
import TestInput
import Testing

@Suite struct `Whatever the facts` {
  /// Facts of which anything may be missing or wrong.
  private struct Draw {
    var generator: SplitMix64

    mutating func one<Code: CaseIterable>(of type: Code.Type, else other: Code) -> Code {
      type.allCases.randomElement(using: &generator) ?? other
    }

    /// Whether something is broken, one time in eight.
    mutating func breaks() -> Bool { generator.next() % 8 == 0 }

    mutating func facts() -> CaseFacts {
      var facts = Trial.facts
      if breaks() { facts.qualification = one(of: QualificationCode.self, else: .suspected) }
      if breaks() { facts.basis = nil }
      if breaks() { facts.decider = Trial.team }
      if breaks() { facts.decidedOn = nil }
      if breaks() { facts.danger = one(of: DangerCode.self, else: .absent) }
      if breaks() { facts.declaredOn = nil }
      if breaks() { facts.prosecutorToldOn = nil }
      if breaks() { facts.familyAgreement = one(of: FamilyAgreement.self, else: .given) }
      return facts
    }

    mutating func report() -> ReportFacts {
      var report = Trial.report(one(of: ReportAct.self, else: .contentRemoval))
      if breaks() {
        report.items[0].url = ["", "https://a.fr", "https://a.fr/b"].randomElement(
          using: &generator)
      }
      if breaks() {
        report.items[0].category = ContentCategory.allCases.randomElement(using: &generator)
      }
      if breaks() { report.goodFaith = false }
      if breaks() { report.notifier = nil }
      if breaks() { report.reasons = "Lefèvre" }
      if breaks() { report.legalBasis = nil }
      if breaks() { report.court = nil }
      if breaks() {
        report.progress = ReportProgress(
          act: report.act,
          after: Trial.events(
            (0..<5).compactMap { _ in ReportMove.all.randomElement(using: &generator) }))
      }
      return report
    }

    mutating func channel(_ code: String) -> ChannelFacts? {
      guard var channel = Trial.channel(code) else { return nil }
      if breaks() { channel.status = one(of: ChannelStatus.self, else: .absent) }
      if breaks() { channel.from = Trial.day.adding(days: 1) }
      if breaks() { channel.until = Trial.day.adding(days: -1) }
      return channel
    }
  }

  @Test(arguments: 0..<3_000 as Range<UInt64>)
  func `nothing leaves but what every gate's rule lets leave`(seed: UInt64) {
    var draw = Draw(generator: SplitMix64(seed: seed))
    let (facts, report) = (draw.facts(), draw.report())
    let channel = draw.channel(report.channelCode)
    let answers = Gates.mayTransmit(
      report, by: Trial.officer, in: facts, through: channel, on: Trial.day)
    for answer in answers { #expect(answer.isRefused ? !answer.reasons.isEmpty : true) }
    guard answers.isAllowed else { return }
    #expect(channel?.status == .signed || channel?.status == .existingProcedure)
    #expect(channel?.isInForce(on: Trial.day) == true)
    #expect(channel?.acts.contains(report.act) == true)
    if report.act.concernsAccount {
      #expect(facts.qualification == .substantiated && facts.decider?.role == .head)
      #expect(report.progress.approvalAtAcademy?.by.role == .academy)
    }
    if report.act.isNotice {
      #expect(report.goodFaith && report.items.allSatisfy { ExactURL.isExact($0.url ?? "") })
      #expect(report.notifier != nil || report.showsMinorSexually)
    }
    #expect(report.act != .courtOrder || report.court != nil)
    #expect(report.legalBasis != nil && facts.familyAgreement == .given)
    #expect([.toTransmit, .failed].contains(report.progress.status))
    #expect(!report.reasons.contains("Lefèvre"))
  }
}
