/// What a family said when it was asked whether data may leave.
///
/// Shape: the code of the field `agreement` of a family contact.
package enum FamilyAgreement: String, Hashable, Sendable, CaseIterable {
  case given
  case refused
  case notAsked = "not_asked"
}
