package import CentralStorage
package import SchoolDirectory

extension Hub {
  /// How many schools one transaction of an import takes.
  private static let importTogetherMax = 2_000

  /// Takes in a national directory; schools that are there are brought up to date.
  ///
  /// - Returns: what was read and what was rejected.
  package func importSchools(fromFile path: String) throws -> SchoolDirectorySummary {
    var reader = SchoolDirectoryReader(try FileByteSource(path: path))
    while true {
      let entries = try reader.nextBatch(countMax: Self.importTogetherMax)
      guard !entries.isEmpty else { return reader.summary }
      try store.put(entries.map(SchoolLine.init))
    }
  }

  package func status() throws -> HubStatus { try store.status() }
  package func schools(_ choice: SchoolChoice) throws -> [School] { try store.schools(choice) }
  /// Whether the directory has a school in a département or an académie, by its code; with a number, that very school.
  package func hasSchools(inTerritory code: String, uai: String? = nil) throws -> Bool {
    try store.hasSchools(inTerritory: code, uai: uai)
  }
  package func school(uai: String) throws -> School? { try store.school(uai: uai) }
  package func devices(ofSchool school: Int64? = nil) throws -> [Device] {
    try store.devices(ofSchool: school)
  }
  package func verify() throws -> Verification { try store.verify() }
}

extension SchoolLine {
  init(_ entry: SchoolEntry) {
    self.init(
      uai: entry.uai.description, name: entry.name, nature: entry.nature.rawValue,
      sector: entry.sector.rawValue,
      commune: entry.commune, departementCode: entry.departementCode,
      departement: entry.departement,
      academieCode: entry.academieCode, academie: entry.academie)
  }
}
