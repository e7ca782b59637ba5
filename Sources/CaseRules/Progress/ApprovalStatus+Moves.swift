/// ```
/// requested ─► approved | rejected
/// ```
/// Source: domain study A5 (Primero).
extension ApprovalStatus: WorkStatus {
  package static var initial: ApprovalStatus { .requested }

  package var next: [(status: ApprovalStatus, roles: Set<MemberRole>)] {
    switch self {
    case .requested: [(.approved, [.head, .academy]), (.rejected, [.head, .academy])]
    case .approved, .rejected: []
    }
  }

  /// Why somebody may not answer a request of `requester`, `nil` when they may.
  ///
  /// Whoever asked approves only with the right to approve their own requests; taking a request
  /// back, as a rejection, is open to them.
  package func refusal(
    of status: ApprovalStatus, by member: Member, requestedBy requester: Member
  ) -> MoveRefusal? {
    if let refusal = refusal(of: status, by: member) { return refusal }
    guard status == .approved, member.isSamePerson(as: requester) else { return nil }
    return member.role?.permission(for: .selfApprove) == .granted ? nil : .selfApproval
  }
}
