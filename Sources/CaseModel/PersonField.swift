package import RecordModel

/// The numbers of a person's fields.
///
/// Shape: a number is never reused. Source: domain study A2, A3.
package enum PersonField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case lastName = 2
  case firstName = 3
  case initials = 4
  case birthOn = 5
  case sex = 6
  case level = 7
  case className = 8
  case guardianName = 9
  case guardianPhone = 10
  case guardianEmail = 11
  case category = 12
}

extension RecordKind {
  /// A person of one case; above the school only initials, level, sex and category are read.
  package static let person = RecordKind(
    CaseKind.person.rawValue, "person", label: Label("Personne", "Person"),
    owner: PersonField.case.rawValue,
    fields: who + guardian)

  private static let who = [
    Field(PersonField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
    Field(PersonField.lastName, "last_name", .text, .nominal, "Nom", "Last name"),
    Field(PersonField.firstName, "first_name", .text, .nominal, "Prénom", "First name"),
    Field(PersonField.initials, "initials", .text, .pseudonymous, "Initiales", "Initials"),
    Field(PersonField.birthOn, "birth_on", .date, .nominal, "Date de naissance", "Born on"),
    Field(PersonField.sex, "sex", .code(.sex), .statistical, "Sexe", "Sex"),
    Field(PersonField.level, "level", .code(.level), .statistical, "Niveau", "Level"),
    Field(PersonField.className, "class_name", .text, .nominal, "Classe", "Class"),
    Field(
      PersonField.category, "category", .code(.category), .statistical, "Catégorie", "Category"),
  ]

  private static let guardian = [
    Field(
      PersonField.guardianName, "guardian_name", .text, .nominal,
      "Responsable légal", "Legal guardian"),
    Field(
      PersonField.guardianPhone, "guardian_phone", .text, .nominal,
      "Téléphone du responsable", "Guardian's telephone"),
    Field(
      PersonField.guardianEmail, "guardian_email", .text, .nominal,
      "Courriel du responsable", "Guardian's e-mail"),
  ]
}
