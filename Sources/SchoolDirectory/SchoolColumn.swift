/// A column of the directory file; the raw value is its name in the header.
package enum SchoolColumn: String, CaseIterable, Hashable, Sendable {
  /// The school's UAI.
  case uai
  /// The school's name.
  case name = "nom"
  /// A `SchoolNature`.
  case nature
  /// A `SchoolSector`.
  case sector = "secteur"
  /// INSEE code of the commune.
  case communeCode = "code_insee"
  /// Name of the commune.
  case commune
  /// Code of the département.
  case departementCode = "code_departement"
  /// Name of the département.
  case departement
  /// Code of the académie.
  case academieCode = "code_academie"
  /// Name of the académie.
  case academie
  /// Inspection district.
  case circonscription
  /// Number of pupils.
  case pupilCount = "effectifs"
  /// Degrees north.
  case latitude
  /// Degrees east.
  case longitude

  /// True when the column must be there and no value of it may be empty.
  package var isRequired: Bool {
    switch self {
    case .circonscription, .pupilCount, .latitude, .longitude: false
    case .uai, .name, .nature, .sector, .communeCode, .commune, .departementCode,
      .departement, .academieCode, .academie:
      true
    }
  }
}
