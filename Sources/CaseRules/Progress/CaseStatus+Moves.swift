/// ```
/// reported ─► analysis ─► treatment ─► follow_up ─► closed ─► archived
///                │            ▲  ▲─────────┘           │
///                ▼            └──── reopened ◄─────────┤
///            dismissed ───────────────► ▲ ─► archived ─┘
/// ```
/// Protocol B and the review at 15 days are inside `treatment`. Only a head dismisses, closes, reopens
/// and archives. Source: domain study A5, A7.
extension CaseStatus: WorkStatus {
  package static var initial: CaseStatus { .reported }

  package var next: [(status: CaseStatus, roles: Set<MemberRole>)] {
    let staff: Set<MemberRole> = [.team, .head]
    switch self {
    case .reported: return [(.analysis, staff)]
    case .analysis: return [(.treatment, staff), (.dismissed, [.head])]
    case .treatment: return [(.followUp, staff)]
    case .followUp: return [(.treatment, staff), (.closed, [.head])]
    case .dismissed, .closed: return [(.reopened, [.head]), (.archived, [.head])]
    case .reopened: return [(.treatment, staff)]
    case .archived: return []
    }
  }
}
