/// What a school's people do to a report; each is a record of its own, never changed.
///
/// Shape: the code of the field `step` of a report step. Source: domain study A5.
package enum ReportStep: String, Hashable, Sendable, CaseIterable {
  case submitted
  case approvedHead = "approved_head"
  case refusedHead = "refused_head"
  case withdrawn
  case contested
}
