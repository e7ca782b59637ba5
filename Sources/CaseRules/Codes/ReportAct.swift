/// What a report asks for; three kinds of act that are never confused.
///
/// Shape: the code of the field `act` of a report. Source: domain study A4, A6.
package enum ReportAct: String, Hashable, Sendable, CaseIterable {
  case contentRemoval = "content_removal"
  case impersonation
  case accountRestriction = "account_restriction"
  case accountClosure = "account_closure"
  case courtOrder = "court_order"

  /// Whether it asks something about somebody's account, and so rests on a substantiated case.
  package var concernsAccount: Bool {
    switch self {
    case .accountRestriction, .accountClosure: true
    case .contentRemoval, .impersonation, .courtOrder: false
    }
  }

  /// Whether it is a notice about contents, which may rest on a suspicion.
  package var isNotice: Bool {
    switch self {
    case .contentRemoval, .impersonation: true
    case .accountRestriction, .accountClosure, .courtOrder: false
    }
  }
}
