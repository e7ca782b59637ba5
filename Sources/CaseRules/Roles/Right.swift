/// Something a member may be allowed to do with a case that is there, each a right of its own.
///
/// Source: domain study A7, the paragraph under the table.
package enum Right: String, Hashable, Sendable, CaseIterable {
  case read
  case readNominal = "read_nominal"
  case readHealth = "read_health"
  case export
  case print
  case qualify
  case approve
  case selfApprove = "self_approve"
  case close
  case reopen
  case grantAccess = "grant_access"
  case answerRights = "answer_rights"
  case transmit
  case trackReports = "track_reports"
  case manageChannels = "manage_channels"
  case approveErasure = "approve_erasure"
  case readCounts = "read_counts"
  case seeChangeLog = "see_change_log"
  case seeAccessLog = "see_access_log"
  case breakTheGlass = "break_the_glass"
  case operate
}

/// Whether a role has a right.
package enum Permission: Hashable, Sendable {
  case refused
  /// Only for a case that somebody of the school opened to this member, by name, with a reason.
  case byGrant
  case granted
}

extension MemberRole {
  /// Whether the role has a right, over the records that are its own to read.
  package func permission(for right: Right) -> Permission {
    if granted.contains(right) { return .granted }
    return byGrant.contains(right) ? .byGrant : .refused
  }

  private var granted: Set<Right> {
    switch self {
    case .declarant: []
    case .team: [.read, .readNominal, .print, .seeChangeLog]
    case .head:
      [
        .read, .readNominal, .export, .print, .qualify, .approve, .close, .reopen, .grantAccess,
        .answerRights, .seeChangeLog, .seeAccessLog,
      ]
    case .health: [.read, .readNominal, .readHealth]
    case .ien: [.read]
    case .referent: [.read, .trackReports]
    case .academy: [.read, .approve, .trackReports, .approveErasure]
    case .ministry: [.transmit, .trackReports, .manageChannels, .approveErasure, .readCounts]
    case .statistics: [.readCounts]
    case .partner: [.trackReports]
    case .auditor: [.seeChangeLog, .seeAccessLog]
    case .operator: [.operate]
    }
  }

  private var byGrant: Set<Right> {
    switch self {
    case .ien, .referent, .academy: [.readNominal]
    case .ministry: [.breakTheGlass]
    case .declarant, .team, .head, .health, .statistics, .partner, .auditor, .operator: []
    }
  }
}
