extension Area {
  /// Divides the country into areas of `level`, joining those with too few schools.
  ///
  /// Looks at places and at numbers of schools, which are no secret, and at no count; so how it divides says nothing of one.
  package static func plan(_ lines: [AreaLine], level: TerritoryLevel) -> [Area] {
    let lines = lines.sorted { $0.departementCode < $1.departementCode }
    var groups: [[AreaLine]]
    switch level {
    case .nation: groups = lines.isEmpty ? [] : [lines]
    case .academie: groups = grouped(lines)
    case .departement: groups = grouped(lines).flatMap { joined($0.map { [$0] }) }
    }
    groups = joined(groups)
    return groups.map { Area($0, level: level) }.sorted { $0.code < $1.code }
  }

  private static func grouped(_ lines: [AreaLine]) -> [[AreaLine]] {
    Dictionary(grouping: lines, by: \.academieCode).sorted { $0.key < $1.key }.map(\.value)
  }

  /// Joins the groups that are too small into one, with the smallest of the others while that one is still too small.
  private static func joined(_ groups: [[AreaLine]]) -> [[AreaLine]] {
    func size(_ group: [AreaLine]) -> Int { group.reduce(0) { $0 + $1.schoolCount } }
    var rest = groups.filter { size($0) < schoolsMin }.flatMap { $0 }
    guard !rest.isEmpty else { return groups }
    var kept = groups.filter { size($0) >= schoolsMin }.sorted {
      (size($0), $0[0].departementCode) < (size($1), $1[0].departementCode)
    }
    while size(rest) < schoolsMin, !kept.isEmpty { rest += kept.removeFirst() }
    return kept + [rest.sorted { $0.departementCode < $1.departementCode }]
  }

  private init(_ lines: [AreaLine], level: TerritoryLevel) {
    var academies: [String: String] = [:]
    for line in lines { academies[line.academieCode] = line.academie }
    let sorted = academies.sorted { $0.key < $1.key }
    self.academies = sorted.map(\.key)
    departements = lines.map(\.departementCode)
    schoolCount = lines.reduce(0) { $0 + $1.schoolCount }
    academieName = sorted.map(\.value).joined(separator: " + ")
    switch level {
    case .nation:
      code = Self.nationCode
      name = Self.nationName
    case .academie:
      code = self.academies.joined(separator: "+")
      name = academieName
    case .departement:
      code = departements.joined(separator: "+")
      name = lines.map(\.departement).joined(separator: " + ")
    }
  }

  /// The code of the whole country.
  package static let nationCode = "FR"
  static let nationName = "France"

  /// The place an area of a release is counted in, in a table of a larger level.
  func place(at level: TerritoryLevel, releasedAt released: TerritoryLevel) -> (
    code: String, name: String
  ) {
    if level == .nation { return (Self.nationCode, Self.nationName) }
    if level == released { return (code, name) }
    return (academies.joined(separator: "+"), academieName)
  }
}
