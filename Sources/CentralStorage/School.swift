internal import GRDB
internal import RecordStorage
package import SyncProtocol
internal import Foundation

/// One school, as the hub knows it.
package struct School: Hashable, Sendable {
  /// The store's number.
  package let number: Int64
  /// The national number.
  package let uai: String
  package let name: String
  package let departementCode: String
  package let departement: String
  /// What kind of school it is, as the directory writes it.
  package let nature: String
  /// The last number given in the school's stream.
  package var sequence: UInt64
  /// The hash of everything held for the school.
  package var stateHash: StateHash
  /// Entries of the conflict ledger that no later write has settled.
  package var openConflictCount: Int
}

/// What the national directory says of a school.
package struct SchoolLine: Hashable, Sendable {
  package var uai, name, nature, sector, commune, departementCode, departement, academieCode,
    academie: String

  /// A line from its parts.
  package init(
    uai: String, name: String, nature: String, sector: String, commune: String,
    departementCode: String,
    departement: String, academieCode: String, academie: String
  ) {
    self.uai = uai
    self.name = name
    self.nature = nature
    self.sector = sector
    self.commune = commune
    self.departementCode = departementCode
    self.departement = departement
    self.academieCode = academieCode
    self.academie = academie
  }
}

extension School {
  /// The store's number of the school that stands for the nation: its records go to every school, and no computer speaks for it.
  static let nation: Int64 = 0
}

extension CentralStore {
  private static let schoolColumns =
    "number, uai, name, departement_code, departement, sequence, state_hash, open_conflicts, nature"

  /// A school by the store's number.
  func school(_ number: Int64, in database: Database) throws -> School? {
    let select = try statement(
      "SELECT \(Self.schoolColumns) FROM _schools WHERE number = ?", in: database)
    defer { select.reset() }
    select.bind(1, number)
    return try select.step() ? Self.read(select) : nil
  }

  /// A school by its national number.
  package func school(uai: String) throws -> School? {
    try transaction { try school(uai: uai, in: $0) }
  }

  func school(uai: String, in database: Database) throws -> School? {
    let select = try statement(
      "SELECT \(Self.schoolColumns) FROM _schools WHERE uai = ? AND number > 0", in: database)
    defer { select.reset() }
    select.bind(1, text: uai)
    return try select.step() ? Self.read(select) : nil
  }

  /// Schools in order of national number: all, or those with a computer.
  package func schools(_ choice: SchoolChoice) throws -> [School] {
    try transaction { database in
      let condition =
        choice == .enrolled
        ? "AND number IN (SELECT school FROM _devices WHERE desk = 0)" : ""
      let select = try PreparedStatement(
        database,
        "SELECT \(Self.schoolColumns) FROM _schools WHERE number > 0 \(condition) ORDER BY uai")
      var schools: [School] = []
      while try select.step() { schools.append(Self.read(select)) }
      return schools
    }
  }

  /// Whether the directory has a school in a département or an académie, by its code.
  ///
  /// With a national number: whether that school is there.
  package func hasSchools(inTerritory code: String, uai: String? = nil) throws -> Bool {
    try transaction { database in
      let select = try PreparedStatement(
        database,
        "SELECT 1 FROM _schools WHERE number > 0 AND (departement_code = ?1 OR academie_code = ?1) "
          + "AND (?2 = '' OR uai = ?2) LIMIT 1")
      select.bind(1, text: code)
      select.bind(2, text: uai ?? "")
      return try select.step()
    }
  }

  private static func read(_ select: PreparedStatement) -> School {
    School(
      number: select.integer(0), uai: select.text(1), name: select.text(2),
      departementCode: select.text(3),
      departement: select.text(4), nature: select.text(8),
      sequence: UInt64(bitPattern: select.integer(5)),
      stateHash: StateHash(bytes: select.blob(6)) ?? StateHash(),
      openConflictCount: Int(select.integer(7)))
  }

  func save(_ school: School, in database: Database) throws {
    let update = try statement(
      "UPDATE _schools SET sequence = ?, state_hash = ?, open_conflicts = ? WHERE number = ?",
      in: database)
    update.bind(1, Int64(bitPattern: school.sequence))
    update.bind(2, blob: school.stateHash.bytes)
    update.bind(3, Int64(school.openConflictCount))
    update.bind(4, school.number)
    try update.run()
  }

  /// Adds schools, or brings what the directory says of them up to date; their cases are not touched.
  package func put(_ lines: [SchoolLine]) throws {
    try transaction { database in
      let put = try statement(
        """
        INSERT INTO _schools (uai, name, nature, sector, commune, departement_code, departement, academie_code, academie)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT (uai) DO UPDATE SET name = ?2, nature = ?3, sector = ?4, commune = ?5, departement_code = ?6,
        departement = ?7, academie_code = ?8, academie = ?9
        """, in: database)
      var isMoved = false
      for line in lines {
        isMoved = try isMoved || isMove(line, in: database)
        let values = [
          line.uai, line.name, line.nature, line.sector, line.commune, line.departementCode,
          line.departement,
          line.academieCode, line.academie,
        ]
        for (place, value) in values.enumerated() { put.bind(Int32(place + 1), text: value) }
        try put.run()
      }
      if isMoved { try recount(in: database) }
    }
  }

  /// Whether a school with records is in another département now, so that it counts elsewhere.
  private func isMove(_ line: SchoolLine, in database: Database) throws -> Bool {
    let select = try statement(
      "SELECT departement_code FROM _schools WHERE uai = ? AND sequence > 0", in: database)
    defer { select.reset() }
    select.bind(1, text: line.uai)
    return try select.step() && select.text(0) != line.departementCode
  }
}

/// Which schools a list is of.
package enum SchoolChoice: Sendable {
  case all
  case enrolled
}
