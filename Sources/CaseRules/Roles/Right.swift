package import RecordModel

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

/// Whose records a role is about.
package enum RoleScope: String, Hashable, Sendable {
  /// The first reports that the member made.
  case ownReports = "own_reports"
  case assignedCases = "assigned_cases"
  case ownSchool = "own_school"
  /// The cases of a circonscription, département or académie that were escalated.
  case escalatedCases = "escalated_cases"
  case territory
  case nation
  /// The reports sent to a partner.
  case receivedReports = "received_reports"
  case logs
  case infrastructure
}

extension MemberRole {
  /// What people read.
  package var label: Label {
    switch self {
    case .declarant: Label("Personnel déclarant", "Reporting staff")
    case .team: Label("Équipe ressource", "Anti-harassment team")
    case .head: Label("Chef d’établissement ou directeur", "Head of school")
    case .health: Label("Personnel de santé ou social", "Health or social staff")
    case .ien: Label("Inspecteur de circonscription", "District inspector")
    case .referent: Label("Référent harcèlement", "Harassment referent")
    case .academy: Label("DASEN ou recteur", "Académie")
    case .ministry: Label("Ministère", "Ministry")
    case .statistics: Label("Statisticien", "Statistician")
    case .partner: Label("Partenaire", "Partner")
    case .auditor: Label("Délégué à la protection des données", "Data protection officer")
    case .operator: Label("Exploitant", "Operator")
    }
  }

  /// Whose records the role is about.
  package var scope: RoleScope {
    switch self {
    case .declarant: .ownReports
    case .team, .health: .assignedCases
    case .head: .ownSchool
    case .ien, .referent: .escalatedCases
    case .academy: .territory
    case .ministry, .statistics: .nation
    case .partner: .receivedReports
    case .auditor: .logs
    case .operator: .infrastructure
    }
  }

  /// Whether the role has a right, within its scope.
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
