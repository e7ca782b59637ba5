internal import CentralStorage
internal import SchoolDirectory

/// Invented schools in real départements, for a hub without a directory.
enum SampleSchools {
  private static let departements:
    [(code: String, name: String, academieCode: String, academie: String)] = [
      ("013", "Bouches-du-Rhône", "02", "Aix-Marseille"),
      ("031", "Haute-Garonne", "16", "Toulouse"),
      ("033", "Gironde", "04", "Bordeaux"), ("035", "Ille-et-Vilaine", "14", "Rennes"),
      ("038", "Isère", "08", "Grenoble"), ("044", "Loire-Atlantique", "17", "Nantes"),
      ("048", "Lozère", "11", "Montpellier"), ("059", "Nord", "09", "Lille"),
      ("067", "Bas-Rhin", "15", "Strasbourg"), ("069", "Rhône", "10", "Lyon"),
      ("075", "Paris", "01", "Paris"), ("076", "Seine-Maritime", "70", "Normandie"),
      ("087", "Haute-Vienne", "22", "Limoges"), ("093", "Seine-Saint-Denis", "24", "Créteil"),
      ("974", "La Réunion", "28", "La Réunion"),
    ]
  private static let natures: [(nature: SchoolNature, name: String)] = [
    (.ecole, "École"), (.ecole, "École"), (.ecole, "École"), (.college, "Collège"),
    (.lycee, "Lycée"),
  ]

  /// So many schools; a big département has more of them than a small one.
  static func lines(count: Int) -> [SchoolLine] {
    (0..<count).map { place in
      let departement = departements[(place * place + place / 3) % departements.count]
      let kind = natures[place % natures.count]
      return SchoolLine(
        uai: UAI(digits: (Int(departement.code) ?? 0) * 10_000 + 1000 + place).description,
        name: "\(kind.name) n° \(place + 1)",
        nature: kind.nature.rawValue, sector: SchoolSector.publicSector.rawValue,
        commune: "Commune \(place % 97 + 1)", departementCode: departement.code,
        departement: departement.name, academieCode: departement.academieCode,
        academie: departement.academie)
    }
  }
}
