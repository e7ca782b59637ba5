internal import Causality
internal import Convergence
package import SyncProtocol
package import GRDB
package import RecordModel

/// One record as it is stored.
package struct StoredRecord: Hashable, Sendable {
  package let key: RecordKey
  package let record: RecordID
  package let kind: UInt16
  package let stored: StoredVersions
  package let ledger: StoredLedger
  /// The values of all fields that are not absent, known or not.
  package let values: [UInt8: FieldValue]

  /// What the record adds to the state hash.
  var term: StateHash { ledger.term(of: record, kind: kind, versions: stored.versions) }
}

extension RecordTables {
  /// Reads one record; `nil` when it is not there.
  package func record(_ key: RecordKey, kind: UInt16, in database: Database) throws -> StoredRecord?
  {
    let layout = layout(of: kind)
    let select = try statement(.selectRecord, layout, in: database)
    defer { select.reset() }
    select.bind(1, key.rawValue)
    guard try select.step() else { return nil }
    return try readRecord(select, key: key, kind: kind, layout, first: 0)
  }

  /// Reads all records of a kind in order of key, handing each on with its school's number, 0 at a school.
  package func eachRecord(
    of kind: UInt16, in database: Database, _ body: (StoredRecord, Int64) throws -> Void
  ) throws {
    let select = try PreparedStatement(database, selectAllSQL(of: kind, where: ""))
    try eachRecord(of: kind, select, body)
  }

  /// Reads the records of a kind that refer to another one with a field, in order of key.
  ///
  /// Nothing when this build does not know the kind or the field.
  package func eachRecord(
    of kind: UInt16, whose field: UInt8, is record: RecordID, in database: Database,
    _ body: (StoredRecord, Int64) throws -> Void
  ) throws {
    guard let known = schema.kind(kind), let place = known.place(of: field),
      known.fields[place].type == .reference, let key = try replicas.knownKey(of: record)
    else { return }
    let condition = "WHERE \"\(known.fields[place].name)\" = ?"
    let select = try statement(selectAllSQL(of: kind, where: condition), in: database)
    select.bind(1, key.rawValue)
    try eachRecord(of: kind, select, body)
  }

  private func selectAllSQL(of kind: UInt16, where condition: String) -> String {
    let layout = layout(of: kind)
    let columns =
      ["_id", layout.kindColumn, layout.schoolColumn, "_versions", "_unknown", "_ledger"]
      + layout.fieldColumns
    return """
      SELECT \(columns.joined(separator: ", ")) FROM \(layout.table) \(condition) ORDER BY _id
      """
  }

  private func eachRecord(
    of kind: UInt16, _ select: PreparedStatement, _ body: (StoredRecord, Int64) throws -> Void
  ) throws {
    let layout = layout(of: kind)
    defer { select.reset() }
    while try select.step() {
      let stored = layout.kind.number == 0 ? UInt16(truncatingIfNeeded: select.integer(1)) : kind
      let key = RecordKey(rawValue: select.integer(0))
      try body(readRecord(select, key: key, kind: stored, layout, first: 3), select.integer(2))
    }
  }

  /// Reads a record from a row whose `_versions`, `_unknown`, `_ledger` and fields are the columns from `first`.
  private func readRecord(
    _ select: PreparedStatement, key: RecordKey, kind: UInt16, _ layout: TableLayout, first: Int32
  ) throws -> StoredRecord {
    StoredRecord(
      key: key, record: try replicas.record(of: key), kind: kind,
      stored: try StoredVersions(blob: select.blob(first), replicas: replicas),
      ledger: try StoredLedger(blob: select.blob(first + 2), replicas: replicas),
      values: try readValues(select, layout, unknown: first + 1, firstField: first + 3))
  }

  /// Reads the values of a row that are not absent, known or not.
  package func readValues(
    _ select: PreparedStatement, _ layout: TableLayout, unknown: Int32, firstField: Int32
  ) throws -> [UInt8: FieldValue] {
    var values = try UnknownFields.values(select.blob(unknown))
    for place in layout.forms.indices {
      let value = try value(select, firstField + Int32(place), layout.forms[place])
      if value != .null { values[layout.numbers[place]] = value }
    }
    return values.filter { $0.value != .null }
  }

  /// Reads one column as a value of its declared type.
  func value(
    _ select: PreparedStatement, _ column: Int32, _ form: ColumnForm
  ) throws -> FieldValue {
    if select.isNull(column) { return .null }
    switch form {
    case .text: return .text(select.text(column))
    case .integer: return .integer(select.integer(column))
    case .boolean: return .boolean(select.integer(column) != 0)
    case .sealed: return .bytes(select.blob(column))
    case .reference:
      return .reference(try replicas.record(of: RecordKey(rawValue: select.integer(column))))
    case .date:
      guard let day = CalendarDay(described: select.text(column)) else {
        throw StorageError.unreadable(table: "date")
      }
      return .date(day.daysSince1970)
    }
  }

  /// The state hash of everything stored, computed anew, by school; a school has only itself, as 0.
  package func computeStateHashes(in database: Database) throws -> [Int64: StateHash] {
    var hashes: [Int64: StateHash] = [:]
    for layout in allLayouts {
      try eachRecord(of: layout.kind.number, in: database) { record, school in
        hashes[school, default: StateHash()].add(record.term)
      }
    }
    return hashes
  }

  /// How many entries no later write has settled, counted anew.
  package func computeOpenEntryCount(in database: Database) throws -> Int {
    var count = 0
    try eachLedger(in: database) { count += $2.openCount }
    return count
  }

  /// Reads the ledgers of all contested records, handing on each record's key, kind and ledger.
  package func eachLedger(
    in database: Database, _ body: (RecordKey, UInt16, StoredLedger) throws -> Void
  ) throws {
    for layout in allLayouts {
      let select = try statement(layout.contestedSQL, in: database)
      defer { select.reset() }
      while try select.step() {
        let kind =
          layout.kind.number == 0
          ? UInt16(truncatingIfNeeded: select.integer(1)) : layout.kind.number
        try body(
          RecordKey(rawValue: select.integer(0)), kind,
          StoredLedger(blob: select.blob(2), replicas: replicas))
      }
    }
  }
}
