/// ```
/// in_progress ─► accepted ─► done
///       ├─► rejected (with a reason)
///       └─► revoked ◄── accepted
/// ```
/// The school enters what those it referred to told it. Source: domain study A5 (Primero).
extension ReferralStatus: WorkStatus {
  package static var initial: ReferralStatus { .inProgress }

  package var next: [(status: ReferralStatus, roles: Set<MemberRole>)] {
    let staff: Set<MemberRole> = [.team, .head, .health]
    switch self {
    case .inProgress: return [(.accepted, staff), (.rejected, staff), (.revoked, staff)]
    case .accepted: return [(.done, staff), (.revoked, staff)]
    case .done, .rejected, .revoked: return []
    }
  }
}
