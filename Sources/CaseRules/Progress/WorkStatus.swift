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
