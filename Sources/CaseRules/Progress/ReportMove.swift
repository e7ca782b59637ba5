/// One thing that may happen to a report: a school's step, or the centre's.
package enum ReportMove: Hashable, Sendable {
  case school(ReportStep)
  case centre(AnswerStep)

  /// Every move there is.
  package static let all =
    ReportStep.allCases.map(ReportMove.school) + AnswerStep.allCases.map(ReportMove.centre)

  /// The code the move is stored as.
  package var code: String {
    switch self {
    case .school(let step): step.rawValue
    case .centre(let step): step.rawValue
    }
  }

  /// Whether it states what has happened outside, which no step of a school undoes.
  package var isFact: Bool {
    switch self {
    case .school: false
    case .centre(let step):
      switch step {
      case .refusedGate, .approvedAcademy, .refusedAcademy, .failed, .expired: false
      case .transmitted, .acknowledged, .inTreatment, .decided, .noAnswer, .contested, .rectified,
        .closed:
        true
      }
    }
  }

  /// Whether a role may make the move.
  ///
  /// Source: domain study A7.
  package func isOpen(to role: MemberRole) -> Bool {
    switch self {
    case .school(let step):
      switch step {
      case .submitted: role == .team || role == .head
      case .approvedHead, .refusedHead: role == .head
      case .withdrawn, .contested: role == .team || role == .head
      }
    case .centre(let step):
      switch step {
      case .approvedAcademy, .refusedAcademy: role == .academy
      case .acknowledged, .inTreatment, .decided: role == .ministry || role == .partner
      case .contested: role == .ministry || role == .partner || role == .referent
      case .refusedGate, .transmitted, .failed, .noAnswer, .rectified, .closed, .expired:
        role == .ministry
      }
    }
  }
}
