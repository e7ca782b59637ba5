package import RecordModel

/// The numbers of a family contact's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum FamilyContactField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case person = 2
  case contactedOn = 3
  case mode = 4
  case contactedBy = 5
  case said = 6
  case agreement = 7
}

extension RecordKind {
  /// A contact with a family: what was said, and what it agreed to.
  package static let familyContact = RecordKind(
    CaseKind.familyContact.rawValue, "family_contact",
    label: Label("Contact avec la famille", "Family contact"),
    owner: FamilyContactField.case.rawValue,
    fields: [
      Field(FamilyContactField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(FamilyContactField.person, "person", .reference, .pseudonymous, "Personne", "Person"),
      Field(
        FamilyContactField.contactedOn, "contacted_on", .date, .pseudonymous, "Contactée le",
        "Contacted on"),
      Field(FamilyContactField.mode, "mode", .code(.contactMode), .pseudonymous, "Moyen", "Means"),
      Field(FamilyContactField.contactedBy, "contacted_by", .text, .nominal, "Par", "By"),
      Field(FamilyContactField.said, "said", .text, .nominal, "Ce qui a été dit", "What was said"),
      Field(
        FamilyContactField.agreement, "agreement", .code(.agreement), .pseudonymous,
        "Accord pour transmettre", "Agreement to pass on"),
    ])
}
