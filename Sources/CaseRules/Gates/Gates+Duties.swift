internal import CaseModel
internal import RecordModel

extension Gates {
  /// G7: whoever learns of a délit tells the prosecutor; not doing so needs a written reason.
  static func prosecutor(_ act: PlannedAct, _ facts: CaseFacts) -> GateAnswer {
    if case .dismissArticle40(let reason) = act {
      return .refused(.prosecutor, reason.isBlank ? [.noReasonNotToTellProsecutor] : [])
    }
    guard facts.suggestsOffence, facts.prosecutorToldOn == nil, !facts.hasReasonNotToTellProsecutor
    else { return .allowed(.prosecutor) }
    return act.endsTheCase
      ? .refused(.prosecutor, [.prosecutorNotTold]) : .advised(.prosecutor, [.prosecutorNotTold])
  }

  /// G8: a suspicion is declared in Faits établissement, at level 2 at least.
  static func declaration(_ act: PlannedAct, _ facts: CaseFacts) -> GateAnswer {
    guard facts.isSuspectedOrSubstantiated else { return .allowed(.declaration) }
    guard facts.declaredOn != nil else {
      return act.endsTheCase
        ? .refused(.declaration, [.notDeclared]) : .advised(.declaration, [.notDeclared])
    }
    return .advised(.declaration, (facts.gravity ?? 2) < 2 ? [.declaredBelowLevel2] : [])
  }

  /// G9: data leave the school with the family's recorded agreement, or a recorded basis that overrides it.
  static func legalBasis(
    _ basis: LegalBasisFacts?, _ facts: CaseFacts, on day: CalendarDay
  ) -> GateAnswer {
    guard let basis else { return .refused(.legalBasis, [.noLegalBasis]) }
    guard let recordedOn = basis.recordedOn, recordedOn <= day, !basis.recordedBy.isBlank else {
      return .refused(.legalBasis, [.legalBasisIncomplete])
    }
    guard basis.basis == .agreement else { return .allowed(.legalBasis) }
    switch facts.familyAgreement {
    case .given: return .allowed(.legalBasis)
    case .refused: return .refused(.legalBasis, [.familyRefused])
    case .notAsked: return .refused(.legalBasis, [.familyNotAsked])
    }
  }

  /// G11: what goes upstream names nobody of the case; two capitals in a row are shown to whoever writes.
  static func names(in texts: [String], _ facts: CaseFacts) -> GateAnswer {
    let findings = texts.flatMap { NameDetection(of: facts.names).findings(in: $0) }
    let certain = findings.count { $0.kind == .personOfTheCase }
    if certain > 0 { return .refused(.names, [.namesFound(count: certain)]) }
    return .advised(.names, findings.isEmpty ? [] : [.looksLikeNames(count: findings.count)])
  }

  /// G12: nobody is called an author before harassment is substantiated.
  static func authorRole(
    _ role: String, _ facts: CaseFacts, on day: CalendarDay
  ) -> GateAnswer {
    guard role == "author" else { return .allowed(.authorRole) }
    let missing = substantiation(facts, on: day)
    return .refused(.authorRole, missing.isEmpty ? [] : [.authorBeforeSubstantiated] + missing)
  }

  /// G13: a named person decides, in a role that may, and only what is ready to be decided; what leaves is what was
  /// approved.
  static func humanDecision(
    _ act: PlannedAct, by member: Member, in facts: CaseFacts
  ) -> GateAnswer {
    guard member.isNamed else { return .refused(.humanDecision, [.nobodyNamed]) }
    guard let role = member.role, act.isOpen(to: role) else {
      return .refused(.humanDecision, [.roleMayNot])
    }
    guard case .report(let report, .transmit) = act else { return .allowed(.humanDecision) }
    let progress = report.progress
    guard progress.status == .toTransmit || progress.status == .failed else {
      return .refused(.humanDecision, [.notReady(progress.status)])
    }
    return .refused(.humanDecision, report.isAsApproved ? [] : [.changedSinceApproval])
  }

  /// G14: counts are never told apart by school, and nothing is ranked.
  static func noRanking(_ axes: [PlannedAct.CountAxis]) -> GateAnswer {
    let ranks = axes.contains(.school) || axes.contains(.rank)
    return .refused(.noRanking, ranks ? [.ranksSchools] : [])
  }
}

extension ReportFacts {
  /// Whether everybody who had to approve it approved what it now says.
  package var isAsApproved: Bool {
    guard progress.approvalAtSchool?.fingerprint == fingerprint else { return false }
    return !act.concernsAccount || progress.approvalAtAcademy?.fingerprint == fingerprint
  }
}

extension PlannedAct {
  /// Whether nothing more is done in the case afterwards.
  var endsTheCase: Bool {
    switch self {
    case .closeCase, .dismissCase: true
    case .report, .refer, .transfer, .writeUpstream, .giveRole, .annulQualification,
      .dismissArticle40, .useContent, .publishCounts:
      false
    }
  }

  /// Whether a role may decide this at all.
  func isOpen(to role: MemberRole) -> Bool {
    switch self {
    case .report(_, .prepare): role == .team || role == .head
    case .report(_, .approve): role == .team || role == .head
    case .report(_, .transmit): role.permission(for: .transmit) == .granted
    case .refer: role == .team || role == .head || role == .health
    case .transfer, .annulQualification, .closeCase, .dismissCase, .dismissArticle40: role == .head
    case .writeUpstream, .giveRole: role == .team || role == .head || role == .declarant
    case .useContent: role == .team || role == .head || role == .declarant
    case .publishCounts: role.permission(for: .readCounts) == .granted
    }
  }
}
