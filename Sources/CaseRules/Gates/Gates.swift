package import RecordModel

/// Puts a planned act to the gates.
///
/// Every gate that has a say answers, in the order of their numbers; an act may be done when none refuses.
/// Pure: the same facts get the same answers at a school, which explains, and at the centre, which
/// enforces. Source: domain study A6.
package enum Gates {
  /// What the gates say of an act.
  ///
  /// - Parameters:
  ///   - act: What is planned.
  ///   - member: Who plans it.
  ///   - facts: The case it is about.
  ///   - channel: The channel that the report names, `nil` when the registry has none of that code.
  ///   - day: Today, read by the caller.
  /// - Returns: The answers, in the order of the gates' numbers.
  package static func evaluate(
    _ act: PlannedAct, by member: Member, in facts: CaseFacts, through channel: ChannelFacts? = nil,
    on day: CalendarDay
  ) -> [GateAnswer] {
    let duties = [prosecutor(act, facts), declaration(act, facts)]
    let own: [GateAnswer] =
      switch act {
      case .report(let report, let stage):
        reportGates(report, stage, by: member, in: facts, through: channel, on: day)
      case .refer(let kind, let basis):
        [kind.staysAtSchool ? .allowed(.legalBasis) : legalBasis(basis, facts, on: day)]
      case .transfer(let basis): [legalBasis(basis, facts, on: day)]
      case .writeUpstream(let text): [names(in: [text], facts)]
      case .giveRole(let role): [authorRole(role, facts, on: day)]
      case .annulQualification: [.advised(.authorRole, [.annulmentDuties])]
      case .useContent(let category, let use): [minorSexualImage(category, use)]
      case .publishCounts(let axes): [noRanking(axes)]
      case .closeCase, .dismissCase, .dismissArticle40: []
      }
    return ([humanDecision(act, by: member, in: facts)] + own + duties)
      .sorted { $0.gate.place < $1.gate.place }
  }

  /// The centre's second look at a report that is about to leave; the school's answers are not trusted.
  ///
  /// - Parameters:
  ///   - report: The report as the centre holds it now.
  ///   - member: The officer who transmits it.
  ///   - facts: The case as the centre holds it now.
  ///   - channel: The channel as the registry has it now.
  ///   - day: Today, read by the caller.
  /// - Returns: The answers; nothing leaves when one refuses.
  package static func mayTransmit(
    _ report: ReportFacts, by member: Member, in facts: CaseFacts, through channel: ChannelFacts?,
    on day: CalendarDay
  ) -> [GateAnswer] {
    evaluate(.report(report, .transmit), by: member, in: facts, through: channel, on: day)
  }

  /// The gates that have a say in every report.
  static let ofReports: [Gate] = [
    .channel, .accountAct, .suspicion, .notice, .courtOrder, .minorSexualImage, .prosecutor,
    .declaration, .legalBasis, .minimum, .names, .humanDecision,
  ]

  /// What people typed and what leaves; an address and a handle are what the report is about.
  private static func texts(of report: ReportFacts) -> [String] {
    [report.reasons, report.contact, report.duration ?? "", report.court?.reference ?? ""]
  }

  private static func reportGates(
    _ report: ReportFacts, _ stage: PlannedAct.ReportStage, by member: Member, in facts: CaseFacts,
    through channel: ChannelFacts?, on day: CalendarDay
  ) -> [GateAnswer] {
    [
      self.channel(channel, for: report, on: day), accountAct(report, stage, facts, on: day),
      suspicion(report, facts), notice(report, channel), courtOrder(report, on: day),
      minorSexualImage(report, channel), legalBasis(report.legalBasis, facts, on: day),
      minimum(report), names(in: texts(of: report), facts),
    ]
  }
}

extension Gate {
  /// The place in the order of numbers.
  var place: Int { Gate.allCases.firstIndex(of: self) ?? Gate.allCases.count }
}
