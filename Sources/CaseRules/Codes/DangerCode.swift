/// How much danger the target is in.
///
/// Shape: the code of the field `danger` of a case. Source: domain study A3.
package enum DangerCode: String, Hashable, Sendable, CaseIterable {
  case absent = "none"
  case watch
  case grave
  case imminent
}
