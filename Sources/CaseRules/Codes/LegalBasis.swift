/// What allows data of a case to leave the school.
///
/// Shape: the code of the first component of a field `legal_basis`. Source: domain study A6, G9.
package enum LegalBasis: String, Hashable, Sendable, CaseIterable {
  case agreement
  case childProtection = "child_protection"
  case legalDuty = "legal_duty"
  case vitalInterest = "vital_interest"
}
