/// Where a case stands.
///
/// Shape: the code of the first component of the field `status` of a case; erasure leaves no record.
/// Source: domain study A5.
package enum CaseStatus: String, Hashable, Sendable, CaseIterable {
  case reported
  case analysis
  case dismissed
  case treatment
  case followUp = "follow_up"
  case closed
  case reopened
  case archived
}
