/// What a platform decided, in the closed terms of the DSA transparency database.
///
/// Shape: the code of the first component of the field `decision` of a report answer.
/// Source: digital-services-act/transparency-database, Statement; domain study A4.
package enum PlatformDecision: String, Hashable, Sendable, CaseIterable {
  case visibilityRemoval = "visibility_removal"
  case visibilityDisable = "visibility_disable"
  case visibilityDemoted = "visibility_demoted"
  case accountSuspended = "account_suspended"
  case accountTerminated = "account_terminated"
  case partialSuspension = "partial_suspension"
  case noAction = "no_action"
  case other

  /// The term of the DSA transparency database; `nil` for what a statement of reasons cannot say.
  package var transparencyTerm: String? {
    switch self {
    case .visibilityRemoval: "DECISION_VISIBILITY_CONTENT_REMOVED"
    case .visibilityDisable: "DECISION_VISIBILITY_CONTENT_DISABLED"
    case .visibilityDemoted: "DECISION_VISIBILITY_CONTENT_DEMOTED"
    case .accountSuspended: "DECISION_ACCOUNT_SUSPENDED"
    case .accountTerminated: "DECISION_ACCOUNT_TERMINATED"
    case .partialSuspension: "DECISION_PROVISION_PARTIAL_SUSPENSION"
    case .other: "DECISION_VISIBILITY_OTHER"
    case .noAction: nil
    }
  }
}
