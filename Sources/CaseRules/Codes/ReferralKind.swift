/// Who a case is referred to.
///
/// Shape: the code of the field `kind` of a referral. Source: domain study A4.
package enum ReferralKind: String, Hashable, Sendable, CaseIterable {
  case nurse
  case psychologist
  case socialWorker = "social_worker"
  case crip
  case prosecutor
  case police
  case hotline3018 = "hotline_3018"
  case cnil
  case departmentReferent = "department_referent"
  case academyReferent = "academy_referent"

  /// Whether it stays among the school's own staff, so that no data leave.
  package var staysAtSchool: Bool {
    switch self {
    case .nurse, .psychologist, .socialWorker: true
    case .crip, .prosecutor, .police, .hotline3018, .cnil, .departmentReferent, .academyReferent:
      false
    }
  }
}
