package import RecordModel

extension Vocabulary {
  /// What a person is in a case; `author` only once harassment is substantiated.
  package static let role = Vocabulary(
    "role",
    [
      Term("target", "Victime", "Target"),
      Term("alleged_author", "Auteur présumé", "Alleged author"),
      Term("author", "Auteur", "Author"),
      Term("witness", "Témoin", "Witness"),
      Term("supporter", "Élève soutien", "Supporting pupil"),
      Term("guardian", "Responsable légal", "Legal guardian"),
      Term("reporter", "Signalant", "Reporter"),
    ])

  /// Who a person is to the school.
  package static let category = Vocabulary(
    "category",
    [
      Term("pupil", "Élève", "Pupil"),
      Term("staff", "Personnel", "Staff"),
      Term("other", "Autre", "Other"),
    ])

  /// The sex counted in national surveys.
  package static let sex = Vocabulary(
    "sex",
    [
      Term("female", "Féminin", "Female"),
      Term("male", "Masculin", "Male"),
      Term("unstated", "Non renseigné", "Not stated"),
    ])

  /// The school level, from CP to Terminale.
  package static let level = Vocabulary(
    "level",
    [
      Term("cp", "CP", "CP (age 6)"),
      Term("ce1", "CE1", "CE1 (age 7)"),
      Term("ce2", "CE2", "CE2 (age 8)"),
      Term("cm1", "CM1", "CM1 (age 9)"),
      Term("cm2", "CM2", "CM2 (age 10)"),
      Term("sixieme", "6e", "6e (age 11)"),
      Term("cinquieme", "5e", "5e (age 12)"),
      Term("quatrieme", "4e", "4e (age 13)"),
      Term("troisieme", "3e", "3e (age 14)"),
      Term("seconde", "Seconde", "Seconde (age 15)"),
      Term("premiere", "Première", "Première (age 16)"),
      Term("terminale", "Terminale", "Terminale (age 17)"),
    ])
}
