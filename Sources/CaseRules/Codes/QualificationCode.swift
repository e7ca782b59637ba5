/// What the head decided the facts are.
///
/// Shape: the code of the first component of the field `qualification` of a case. Source: domain study A4.
package enum QualificationCode: String, Hashable, Sendable, CaseIterable {
  case unqualified
  case otherConflict = "other_conflict"
  case intimidation
  case suspected
  case substantiated
  case unfounded
}
