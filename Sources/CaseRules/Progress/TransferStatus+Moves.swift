/// ```
/// in_progress ─► accepted (the case moves) | rejected | revoked
/// ```
/// Source: domain study A5 (Primero).
extension TransferStatus: WorkStatus {
  package static var initial: TransferStatus { .inProgress }

  package var next: [(status: TransferStatus, roles: Set<MemberRole>)] {
    switch self {
    case .inProgress: [(.accepted, [.head]), (.rejected, [.head]), (.revoked, [.head])]
    case .accepted, .rejected, .revoked: []
    }
  }
}
