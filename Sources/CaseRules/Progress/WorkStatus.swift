/// The statuses of something that people move along: a case, a referral, a transfer, an approval.
package protocol WorkStatus: RawRepresentable, Hashable, Sendable, CaseIterable
where RawValue == String {
  /// Where everything of this sort starts.
  static var initial: Self { get }
  /// The statuses that follow from this one, with the roles that may go there.
  var next: [(status: Self, roles: Set<MemberRole>)] { get }
}

extension WorkStatus {
  /// The statuses that somebody in `role` may move to from here.
  package func moves(for role: MemberRole) -> [Self] {
    next.filter { $0.roles.contains(role) }.map(\.status)
  }

  /// Why somebody may not move to `status` from here, `nil` when they may.
  package func refusal(of status: Self, by member: Member) -> MoveRefusal? {
    guard member.isNamed else { return .nobodyNamed }
    guard let move = next.first(where: { $0.status == status }) else {
      return .notFromHere(status: rawValue)
    }
    guard let role = member.role, move.roles.contains(role) else { return .notThisRole }
    return nil
  }
}

/// One change of a status, by somebody.
package struct StatusEvent<Status: WorkStatus>: Hashable, Sendable {
  /// Its place among the others.
  package let order: EventOrder
  /// The status moved to.
  package let status: Status
  /// Who moved it.
  package let by: Member

  /// A change of status.
  package init(order: EventOrder, status: Status, by: Member) {
    self.order = order
    self.status = status
    self.by = by
  }
}

/// What changes of a status, folded in their order, come to.
package struct StatusProgress<Status: WorkStatus>: Hashable, Sendable {
  /// A change that found the status elsewhere, and why it moved nothing.
  package struct Refused: Hashable, Sendable {
    /// The change.
    package let event: StatusEvent<Status>
    /// Why.
    package let refusal: MoveRefusal
  }

  /// Where it stands.
  package private(set) var status = Status.initial
  /// Changes that moved nothing, in their order.
  package private(set) var refused: [Refused] = []

  /// What the events come to, given in any order.
  package init(after events: some Sequence<StatusEvent<Status>>) {
    for event in events.sorted(by: { $0.order < $1.order }) {
      if let refusal = status.refusal(of: event.status, by: event.by) {
        refused.append(Refused(event: event, refusal: refusal))
      } else {
        status = event.status
      }
    }
  }
}
