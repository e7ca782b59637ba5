/// A sanction of article R511-13, with or without suspension.
///
/// Shape: the code of the field `sanction` of a measure. Source: domain study A4.
package enum SanctionCode: String, Hashable, Sendable, CaseIterable {
  case warning
  case reprimand
  case responsibility
  case classExclusion = "class_exclusion"
  case exclusion
  case permanentExclusion = "permanent_exclusion"
  case classExclusionSuspended = "class_exclusion_suspended"
  case exclusionSuspended = "exclusion_suspended"
  case permanentExclusionSuspended = "permanent_exclusion_suspended"
}
