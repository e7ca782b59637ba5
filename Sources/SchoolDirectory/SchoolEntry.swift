/// One school of the public directory.
///
/// Shape: codes and names as the ministry publishes them; codes keep their leading zeros.
/// Source: data.education.gouv.fr, Licence Ouverte 2.0.
package struct SchoolEntry: Hashable, Sendable {
  /// The school's identity.
  package var uai: UAI
  /// The school's name.
  package var name: String
  /// What kind of school it is.
  package var nature: SchoolNature
  /// Who runs it.
  package var sector: SchoolSector
  /// INSEE code of the commune, for example `"01004"` or `"2A004"`.
  package var communeCode: String
  /// Name of the commune.
  package var commune: String
  /// Three characters, for example `"001"` or `"02A"`.
  package var departementCode: String
  /// Name of the département.
  package var departement: String
  /// Two characters, for example `"10"`.
  package var academieCode: String
  /// Name of the académie or vice-rectorat.
  package var academie: String
  /// Inspection district of a primary school; empty when the file gives none.
  package var circonscription: String
  /// Number of pupils, where published.
  package var pupilCount: Int?
  /// Degrees north, WGS 84, −90 to 90, where published.
  package var latitude: Double?
  /// Degrees east, WGS 84, −180 to 180, where published.
  package var longitude: Double?

  /// Gathers the values of one school; the last four are the ones a file may leave out.
  package init(
    uai: UAI,
    name: String,
    nature: SchoolNature,
    sector: SchoolSector,
    communeCode: String,
    commune: String,
    departementCode: String,
    departement: String,
    academieCode: String,
    academie: String,
    circonscription: String = "",
    pupilCount: Int? = nil,
    latitude: Double? = nil,
    longitude: Double? = nil
  ) {
    self.uai = uai
    self.name = name
    self.nature = nature
    self.sector = sector
    self.communeCode = communeCode
    self.commune = commune
    self.departementCode = departementCode
    self.departement = departement
    self.academieCode = academieCode
    self.academie = academie
    self.circonscription = circonscription
    self.pupilCount = pupilCount
    self.latitude = latitude
    self.longitude = longitude
  }
}
