/// How large the areas of a table are, from the smallest.
package enum TerritoryLevel: String, Hashable, Sendable, CaseIterable, Codable {
  case departement
  case academie
  case nation

  /// Its place from the smallest.
  package var rank: Int {
    switch self {
    case .departement: 0
    case .academie: 1
    case .nation: 2
    }
  }
}

/// What is known of a département before anything is counted: where it lies, and how many schools report there.
package struct AreaLine: Hashable, Sendable {
  package var departementCode, departement, academieCode, academie: String
  /// The schools whose records are counted.
  package var schoolCount: Int

  /// A line from its parts.
  package init(
    departementCode: String, departement: String, academieCode: String, academie: String,
    schoolCount: Int
  ) {
    self.departementCode = departementCode
    self.departement = departement
    self.academieCode = academieCode
    self.academie = academie
    self.schoolCount = schoolCount
  }
}

/// One area that is counted as a whole: a département, an académie, the nation, or several of them that are too small alone.
///
/// Shape: codes and names in order, joined by `+` and ` + ` where it holds several.
package struct Area: Hashable, Sendable, Codable {
  /// The départements in it, by code.
  package let departements: [String]
  /// The académies they belong to, by code.
  package let academies: [String]
  /// What people read.
  package let name: String
  /// What people read of its académies.
  package let academieName: String
  package let schoolCount: Int
  /// What it is called at its own level.
  package let code: String

  /// Fewer schools than this are never an area of their own; a school that knows its own figures does not learn another's.
  package static let schoolsMin = 3

  /// Whether nothing of it may be shown: there are not enough schools even with all that could be joined to it.
  package var isWithheld: Bool { schoolCount < Self.schoolsMin }
}
