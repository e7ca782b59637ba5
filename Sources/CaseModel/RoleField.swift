package import RecordModel

/// The numbers of the fields of a role: what a person is in a case.
///
/// Shape: a number is never reused. Source: domain study A2, A4.
package enum RoleField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case person = 2
  case role = 3
  case since = 4
}

extension RecordKind {
  /// A role of a person in a case.
  package static let role = RecordKind(
    CaseKind.role.rawValue, "role", label: Label("Rôle", "Role"),
    owner: RoleField.case.rawValue,
    fields: [
      Field(RoleField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(RoleField.person, "person", .reference, .pseudonymous, "Personne", "Person"),
      Field(RoleField.role, "role", .code(.role), .pseudonymous, "Rôle", "Role"),
      Field(RoleField.since, "since", .date, .pseudonymous, "Depuis le", "Since"),
    ])
}
