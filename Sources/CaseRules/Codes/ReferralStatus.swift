/// Where a referral to somebody outside stands.
///
/// Shape: the code of the first component of the field `status` of a referral. Source: domain study A5.
package enum ReferralStatus: String, Hashable, Sendable, CaseIterable {
  case inProgress = "in_progress"
  case accepted
  case done
  case rejected
  case revoked
}
