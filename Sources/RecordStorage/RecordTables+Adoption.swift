internal import GRDB
internal import RecordModel

extension RecordTables {
  /// Gives fields and kinds that this build has learnt their columns, and moves the values kept for them there.
  ///
  /// No change is made by it: versions, hash and history stay as they are. Decision D13.
  func adoptNewFields(in database: Database) throws {
    for layout in allLayouts where layout.kind.number != 0 {
      try adoptRecords(of: layout, in: database)
      try adoptFields(of: layout, in: database)
    }
  }

  private func adoptFields(of layout: TableLayout, in database: Database) throws {
    let present = Set(try database.columns(in: layout.kind.name).map(\.name))
    for field in layout.kind.fields where !present.contains(field.name) {
      try database.execute(
        sql: "ALTER TABLE \(layout.table) ADD COLUMN \"\(field.name)\" \(field.type.columnType)")
    }
    try moveValues(of: layout, in: database)
  }

  private func adoptRecords(of layout: TableLayout, in database: Database) throws {
    let system = (side == .hub ? "_school, _sequence, " : "") + "_versions, _unknown, _ledger"
    try database.execute(
      sql: """
        INSERT INTO \(layout.table) (_id, \(system))
        SELECT _id, \(system) FROM \(TableLayout.unknownKindTable) WHERE _kind = ?
        """, arguments: [layout.kind.number])
    guard database.changesCount > 0 else { return }
    try database.execute(
      sql: "DELETE FROM \(TableLayout.unknownKindTable) WHERE _kind = ?",
      arguments: [layout.kind.number])
  }

  private func moveValues(of layout: TableLayout, in database: Database) throws {
    let select = try PreparedStatement(
      database, "SELECT _id, _unknown FROM \(layout.table) WHERE _unknown IS NOT NULL")
    var rows: [(Int64, [UInt8])] = []
    while try select.step() { rows.append((select.integer(0), select.blob(1))) }
    for (key, blob) in rows { try moveValues(blob, ofRowAt: key, layout, in: database) }
  }

  private func moveValues(
    _ blob: [UInt8], ofRowAt key: Int64, _ layout: TableLayout, in database: Database
  ) throws {
    let stored = try UnknownFields.values(blob)
    var left = stored
    for field in layout.kind.fields {
      // A value of another type than the field turned out to have stays where it is.
      guard let value = stored[field.number],
        value.wireType == nil || value.wireType == field.type.wireType
      else { continue }
      left[field.number] = nil
      let update = try statement(
        "UPDATE \(layout.table) SET \"\(field.name)\" = coalesce(\"\(field.name)\", ?) WHERE _id = ?",
        in: database)
      try bind(value, update, 1, in: database)
      update.bind(2, key)
      try update.run()
    }
    guard left.count < stored.count else { return }
    let update = try statement(
      "UPDATE \(layout.table) SET _unknown = ? WHERE _id = ?", in: database)
    if left.isEmpty { update.bindNull(1) } else { update.bind(1, blob: UnknownFields.blob(left)) }
    update.bind(2, key)
    try update.run()
  }

  private func bind(
    _ value: FieldValue, _ statement: PreparedStatement, _ place: Int32, in database: Database
  ) throws {
    switch value {
    case .null: statement.bindNull(place)
    case .text(let text): statement.bind(place, text: text)
    case .bytes(let bytes): statement.bind(place, blob: bytes)
    case .integer(let integer): statement.bind(place, integer)
    case .boolean(let flag): statement.bind(place, flag ? 1 : 0)
    case .date(let day): statement.bind(place, text: CalendarDay(daysSince1970: day).description)
    case .reference(let record):
      statement.bind(place, try replicas.key(of: record, in: database).rawValue)
    }
  }
}
