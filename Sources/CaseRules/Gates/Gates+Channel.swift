internal import CaseModel
internal import RecordModel

extension Gates {
  /// The codes of the channels that a sexual image of a minor may be reported through.
  static let minorImageChannels: Set<String> = [
    ChannelSeed.eEnfance, ChannelSeed.hotline, ChannelSeed.police, ChannelSeed.pharos,
    ChannelSeed.prosecutor,
  ]

  /// G1: a channel that carries reports on that day, and offers the act.
  static func channel(
    _ channel: ChannelFacts?, for report: ReportFacts, on day: CalendarDay
  ) -> GateAnswer {
    guard let channel else { return .refused(.channel, [.noChannel]) }
    guard channel.code == report.channelCode else { return .refused(.channel, [.otherChannel]) }
    guard channel.status.carriesReports else {
      return .refused(.channel, [.channelStatus(channel.status)])
    }
    if let from = channel.from, day < from { return .refused(.channel, [.channelNotYet(from)]) }
    if let until = channel.until, until < day {
      return .refused(.channel, [.channelEnded(until)])
    }
    guard channel.acts.contains(report.act) else {
      return .refused(.channel, [.actNotOffered(report.act)])
    }
    return .allowed(.channel)
  }

  /// G2: something about an account is asked only once harassment is substantiated, by the head, and a second
  /// person at the académie has approved it.
  static func accountAct(
    _ report: ReportFacts, _ stage: PlannedAct.ReportStage, _ facts: CaseFacts,
    on day: CalendarDay
  ) -> GateAnswer {
    guard report.act.concernsAccount else { return .allowed(.accountAct) }
    let qualification = substantiation(facts, on: day)
    guard stage == .transmit else { return .refused(.accountAct, qualification) }
    return .refused(.accountAct, qualification + approvals(report.progress, facts))
  }

  /// What is missing for a case to be substantiated and founded.
  static func substantiation(_ facts: CaseFacts, on day: CalendarDay) -> [GateReason] {
    guard facts.qualification == .substantiated else {
      return [.notSubstantiated(facts.qualification)]
    }
    var reasons: [GateReason] = []
    if facts.basis.isBlank { reasons.append(.noBasis) }
    if facts.decider?.role != .head || facts.decider?.isNamed != true {
      reasons.append(.notDecidedByHead)
    }
    if facts.decidedOn.map({ day < $0 }) ?? true { reasons.append(.decisionNotDated) }
    return reasons
  }

  private static func approvals(_ progress: ReportProgress, _ facts: CaseFacts) -> [GateReason] {
    var reasons: [GateReason] = []
    if progress.approvalAtSchool?.by.role != .head { reasons.append(.notApprovedAtSchool) }
    guard let second = progress.approvalAtAcademy?.by, second.role == .academy else {
      return reasons + [.notApprovedAtAcademy]
    }
    let first = [progress.submittedBy, progress.approvalAtSchool?.by, facts.decider]
    if first.contains(where: { $0?.isSamePerson(as: second) == true }) {
      reasons.append(.samePersonTwice)
    }
    return reasons
  }

  /// G3: a notice concerns a content, not guilt, so a suspicion is enough; without one there is nothing to say.
  static func suspicion(_ report: ReportFacts, _ facts: CaseFacts) -> GateAnswer {
    if facts.danger == .imminent { return .advised(.suspicion, [.imminentDanger]) }
    guard report.act.isNotice else { return .allowed(.suspicion) }
    switch facts.qualification {
    case .unfounded, .otherConflict:
      return .refused(.suspicion, [.nothingSuspected(facts.qualification)])
    case .unqualified, .intimidation, .suspected, .substantiated: return .allowed(.suspicion)
    }
  }
}
