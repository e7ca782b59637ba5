package import RecordModel

/// What a report's events, folded in their order, come to.
///
/// ```
/// draft ─submitted─► to_validate_head ─approved_head─► validated ─(reaches the centre)─┐
///   ▲                      │refused_head, refused_academy, refused_gate ─► refused     │
///   └── submitted again ───┴─────────────────────────────────────────◄──── refused     │
///             account acts: to_validate_academy ─approved_academy─┐◄───────────────────┤
///             other acts:                         to_transmit ◄───┴────────────────────┘
/// to_transmit ─transmitted─► transmitted ─► acknowledged ─► in_treatment ─► decided | no_answer
///             ─failed─► failed ─transmitted─► (again)             decided ⇄ contested ─► closed
/// withdrawn, expired: before transmitted only
/// ```
///
/// A fact that the centre states counts wherever it falls, and only forwards; a step that finds
/// the report elsewhere is kept among the refused, and changes nothing. Source: domain study A5.
package struct ReportProgress: Hashable, Sendable {
  /// An event that found the report elsewhere, and why it changed nothing.
  package struct Refused: Hashable, Sendable {
    /// The event.
    package let event: ReportEvent
    /// Why.
    package let refusal: MoveRefusal
  }

  /// Somebody's approval, and of what.
  package struct Approval: Hashable, Sendable {
    /// Who approved.
    package let by: Member
    /// What they approved; `nil` when the approval does not say.
    package let fingerprint: String?

    init(_ event: ReportEvent) {
      by = event.by
      fingerprint = event.fingerprint
    }
  }

  /// What the report asks for.
  package let act: ReportAct
  /// Where it stands.
  package internal(set) var status = ReportStatus.draft
  /// Who submitted it for the approvals that count, `nil` in a draft.
  package internal(set) var submittedBy: Member?
  /// The head's approval since it was last submitted.
  package internal(set) var approvalAtSchool: Approval?
  /// The académie's approval since it was last submitted.
  package internal(set) var approvalAtAcademy: Approval?
  /// The day it left.
  package internal(set) var transmittedOn: CalendarDay?
  /// The day of the last decision of the platform.
  package internal(set) var decidedOn: CalendarDay?
  /// Whether a rectification notice was sent.
  package internal(set) var isRectified = false
  /// Events that changed nothing, in their order.
  package internal(set) var refused: [Refused] = []

  /// A report to which nothing has happened.
  package init(act: ReportAct) { self.act = act }

  /// What the events come to, given in any order.
  package init(act: ReportAct, after events: some Sequence<ReportEvent>) {
    self.init(act: act)
    for event in events.sorted(by: { $0.order < $1.order }) { apply(event) }
  }

  /// Takes the next event in; an event that cannot happen here is kept among the refused.
  package mutating func apply(_ event: ReportEvent) {
    if let refusal = refusal(of: event.move, by: event.writer) {
      refused.append(Refused(event: event, refusal: refusal))
      return
    }
    switch event.move {
    case .school(let step): apply(step, of: event)
    case .centre(let step): apply(step, of: event)
    }
  }

  /// The moves that somebody in `role` may make now, in the order of the codes.
  package func moves(for role: MemberRole) -> [ReportMove] {
    ReportMove.all.filter { $0.isOpen(to: role) && place(of: $0) == nil }
  }

  /// Why somebody may not make a move now, `nil` when they may.
  package func refusal(of move: ReportMove, by member: Member) -> MoveRefusal? {
    guard member.isNamed else { return .nobodyNamed }
    guard let role = member.role, move.isOpen(to: role) else { return .notThisRole }
    if move == .centre(.approvedAcademy), isSchoolsOwn(member) { return .selfApproval }
    return place(of: move)
  }

  private func isSchoolsOwn(_ member: Member) -> Bool {
    [submittedBy, approvalAtSchool?.by].contains { $0?.isSamePerson(as: member) == true }
  }
}
