import CaseRules
import Causality
import RecordModel
import TestInput

/// Facts that every gate lets through, and the people in them; tests break one thing at a time.
enum Trial {
  static let day = date("2026-11-24")
  static let team = Member(login: "cpe", role: .team)
  static let head = Member(login: "principal", role: .head)
  static let academy = Member(login: "dasen", role: .academy)
  static let officer = Member(login: "agent", role: .ministry)
  static let names = [
    PersonName(last: "Lefèvre", first: "Chloé"), PersonName(last: "Ben Saïd", first: "Jean-Karim"),
    PersonName(last: "N’Diaye", first: "Li"),
  ]

  static func date(_ text: String) -> CalendarDay {
    CalendarDay(text) ?? CalendarDay(daysSince1970: 0)
  }

  static func record(_ number: UInt64) -> RecordID {
    RecordID(creation: Dot(replica: ReplicaID(high: 7, low: number), counter: 1), index: 0)
  }

  static func order(_ place: Int) -> EventOrder {
    EventOrder(
      stamp: HybridTimestamp(rawValue: UInt64(place) + 1), record: record(UInt64(place) + 100))
  }

  /// Whoever makes a move in these tests.
  static func member(for move: ReportMove) -> Member {
    switch move {
    case .school(.submitted), .school(.withdrawn), .school(.contested): team
    case .school: head
    case .centre(.approvedAcademy), .centre(.refusedAcademy): academy
    case .centre: officer
    }
  }

  static func events(
    _ moves: [ReportMove], approving fingerprint: String? = nil
  ) -> [ReportEvent] {
    moves.enumerated().map { place, move in
      ReportEvent(
        order: order(place), move: move, on: date("2026-11-10").adding(days: Int32(place)),
        by: member(for: move), fingerprint: fingerprint)
    }
  }

  static func progress(_ act: ReportAct, _ moves: [ReportMove]) -> ReportProgress {
    ReportProgress(act: act, after: events(moves))
  }

  static var facts: CaseFacts {
    var facts = CaseFacts()
    facts.qualification = .substantiated
    facts.basis = "head_decision"
    facts.decider = head
    facts.decidedOn = date("2026-11-01")
    facts.status = .treatment
    facts.gravity = 2
    facts.declaredOn = date("2026-11-02")
    facts.prosecutorToldOn = date("2026-11-02")
    facts.familyAgreement = .given
    facts.names = names
    return facts
  }

  static func channel(_ code: String = ChannelSeed.eEnfance) -> ChannelFacts? {
    ChannelSeed.channels(on: day).first { $0.code == code }
  }

  static func report(_ act: ReportAct) -> ReportFacts {
    var report = ReportFacts(
      act: act, channelCode: ChannelSeed.eEnfance,
      items: [
        ReportItemFacts(
          url: "https://www.example.org/p/123", handle: "compte_42", category: .cyberHarassment,
          contentType: .image, seenOn: date("2026-11-05"),
          evidenceHash: String(repeating: "ab", count: 32))
      ])
    report.reasons =
      "Moqueries répétées d'un compte anonyme envers C. L., élève de l'établissement."
    report.goodFaith = true
    report.notifier = NotifierFacts(name: "Collège fictif", email: "vie-scolaire@example.org")
    report.contact = "Vie scolaire, 01 00 00 00 00"
    report.platform = "instagram"
    report.legalBasis = LegalBasisFacts(
      .agreement, recordedOn: date("2026-11-04"), recordedBy: "principal")
    if act == .courtOrder {
      report.channelCode = ChannelSeed.prosecutor
      report.court = CourtFacts(
        reference: "TJ 26/123", decidedOn: date("2026-10-01"), from: date("2026-10-02"),
        until: date("2027-03-01"))
    }
    return approved(report)
  }

  /// A report that everybody who has to has approved as it is now.
  static func approved(_ report: ReportFacts) -> ReportFacts {
    let moves: [ReportMove] = [.school(.submitted), .school(.approvedHead)]
    let academy: [ReportMove] = report.act.concernsAccount ? [.centre(.approvedAcademy)] : []
    var report = report
    report.progress = ReportProgress(
      act: report.act, after: events(moves + academy, approving: report.fingerprint))
    return report
  }

  /// The answers of the gates when the centre is about to transmit; a test that changes what a report says means that
  /// it was approved like that.
  static func answers(
    _ report: ReportFacts, _ facts: CaseFacts = facts, by member: Member = officer,
    through channel: ChannelFacts? = nil
  ) -> [GateAnswer] {
    let report = report.progress.approvalAtSchool?.fingerprint == nil ? report : approved(report)
    return Gates.mayTransmit(
      report, by: member, in: facts, through: channel ?? Trial.channel(report.channelCode), on: day)
  }
}

extension [GateAnswer] {
  /// What one gate said.
  subscript(gate: Gate) -> GateAnswer? { first { $0.gate == gate } }
}
