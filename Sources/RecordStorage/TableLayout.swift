package import RecordModel

/// The table of one kind, and the statements over it, made from the declared schema and nowhere else.
///
/// Shape: `_id` (the record's key), at the hub `_school` and `_sequence`, `_versions`, `_unknown`, `_ledger`, then one typed
/// column per field. Days are ISO 8601 text and references keys, so the table reads well in any SQLite browser. Decision D12.
package final class TableLayout: Sendable {
  /// Which side's columns the table has.
  package enum Side: Sendable {
    case school
    case hub
  }

  /// The kind.
  package let kind: RecordKind
  package let side: Side
  /// Writes a whole new row: `_id`, the system columns, then the fields.
  package let insertSQL: String
  /// Writes an existing row, its parameters numbered as in `insertSQL`; an unbound field or ledger keeps its value.
  package let updateSQL: String
  /// Reads what a merge starts from: `_versions`, `_unknown`, `_ledger`, at the hub `_school`, and `_kind` where kinds share a
  /// table.
  package let selectVersionsSQL: String
  /// Reads all fields of one record, in order of number, after `_versions`, `_unknown` and `_ledger`.
  package let selectRecordSQL: String
  /// Reads one record's school, 0 at a school.
  let selectSchoolSQL: String
  /// Reads the keys of the records that are a part of one record; `nil` for a kind that stands alone.
  let selectPartsSQL: String?
  /// Takes one record out.
  let deleteSQL: String
  /// Reads a school's stream after a number: `_sequence`, `_id`, `_versions`, `_unknown`, `_ledger`, `_kind`, fields.
  let streamSQL: String
  /// How each field is stored, in order of number; plain numbers, so that no row pays for labels and lists.
  let forms: [ColumnForm]
  /// The number of each field, in the same order.
  let numbers: [UInt8]

  /// The layout of `kind` on one side.
  package init(_ kind: RecordKind, side: Side) {
    self.kind = kind
    self.side = side
    forms = kind.fields.map { ColumnForm($0.type) }
    numbers = kind.fields.map(\.number)
    let table = Self.quoted(kind.name)
    let fields = kind.fields.map { Self.quoted($0.name) }
    let system = Self.systemColumns(of: kind, side: side)
    let columns = ["_id"] + system + fields
    insertSQL = """
      INSERT INTO \(table) (\(columns.joined(separator: ", ")))
      VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
      """
    let kept = Set(fields + ["_ledger"])
    let settings = (system + fields).enumerated().map { place, column in
      let value = "?\(place + 2)"
      return "\(column) = \(kept.contains(column) ? "coalesce(\(value), \(column))" : value)"
    }
    updateSQL = "UPDATE \(table) SET \(settings.joined(separator: ", ")) WHERE _id = ?1"
    selectVersionsSQL =
      """
      SELECT _versions, _unknown, _ledger\(side == .hub ? ", _school" : ", 0")\(
        kind.name == Self.unknownKindTable ? ", _kind" : "") FROM \(table) WHERE _id = ?
      """
    let read = ["_versions", "_unknown", "_ledger"] + fields
    selectRecordSQL = "SELECT \(read.joined(separator: ", ")) FROM \(table) WHERE _id = ?"
    selectSchoolSQL = "SELECT \(side == .hub ? "_school" : "0") FROM \(table) WHERE _id = ?"
    let streamed =
      [
        "_sequence", "_id", "_versions", "_unknown", "_ledger",
        kind.name == Self.unknownKindTable ? "_kind" : "0",
      ] + fields
    streamSQL = """
      SELECT \(streamed.joined(separator: ", ")) FROM \(table)
      WHERE _school = ? AND _sequence > ? ORDER BY _sequence
      """
    deleteSQL = "DELETE FROM \(table) WHERE _id = ?"
    selectPartsSQL = Self.ownerColumn(of: kind).map {
      "SELECT _id FROM \(table) WHERE \($0) = ? ORDER BY _id"
    }
    firstFieldParameter = Int32(system.count + 2)
  }

  /// The place of the first field among the parameters of `insertSQL` and `updateSQL`, from 1.
  let firstFieldParameter: Int32

  /// The kind that stands for all kinds this build does not know; their fields are all in `_unknown`.
  package static let unknownKindTable = "_unknown_records"

  /// The table's quoted name.
  package var table: String { "\"\(kind.name)\"" }

  private static func quoted(_ name: String) -> String { "\"\(name)\"" }

  private static func systemColumns(of kind: RecordKind, side: Side) -> [String] {
    (side == .hub ? ["_school", "_sequence"] : []) + ["_versions", "_unknown", "_ledger"]
      + (kind.name == unknownKindTable ? ["_kind"] : [])
  }

  private var isUnknown: Bool { kind.name == Self.unknownKindTable }

  /// Makes the table if it is missing.
  package var createSQL: String {
    var columns = ["_id INTEGER PRIMARY KEY"]
    if side == .hub { columns += ["_school INTEGER NOT NULL", "_sequence INTEGER NOT NULL"] }
    columns += ["_versions BLOB NOT NULL", "_unknown BLOB", "_ledger BLOB"]
    if isUnknown { columns.append("_kind INTEGER NOT NULL") }
    columns += kind.fields.map { "\"\($0.name)\" \($0.type.columnType)" }
    return "CREATE TABLE IF NOT EXISTS \(table) (\(columns.joined(separator: ", "))) STRICT"
  }

  /// Makes the index a stream is read by; the hub's tables only.
  package var indexSQL: String? {
    guard side == .hub else { return nil }
    return """
      CREATE INDEX IF NOT EXISTS "_stream_\(kind.name)" ON \(table) (_school, _sequence)
      """
  }

  /// Makes the index by which the parts of a record are found; `nil` for a kind that stands alone.
  package var partsIndexSQL: String? {
    Self.ownerColumn(of: kind).map {
      "CREATE INDEX IF NOT EXISTS \"_parts_\(kind.name)\" ON \(table) (\($0))"
    }
  }

  /// The quoted name of the field that refers to the owner.
  private static func ownerColumn(of kind: RecordKind) -> String? {
    guard let owner = kind.owner, let place = kind.place(of: owner),
      kind.fields[place].type.wireType == .reference
    else { return nil }
    return quoted(kind.fields[place].name)
  }

  /// Reads the contested records: `_id`, `_kind` where kinds share a table, `_ledger`.
  package var contestedSQL: String {
    "SELECT _id, \(isUnknown ? "_kind" : "0"), _ledger FROM \(table) WHERE _ledger IS NOT NULL"
  }

  /// Empties one field.
  package func clearSQL(_ field: Field) -> String {
    "UPDATE \(table) SET \"\(field.name)\" = NULL WHERE _id = ?"
  }

  /// Reads one field.
  package func selectFieldSQL(_ field: Field) -> String {
    "SELECT \"\(field.name)\" FROM \(table) WHERE _id = ?"
  }
}

extension FieldType {
  /// The column's type in a strict table.
  package var columnType: String {
    switch self {
    case .text, .code, .composite, .date: "TEXT"
    case .integer, .boolean, .reference: "INTEGER"
    case .sealed: "BLOB"
    }
  }
}

/// How a field is stored, without what people read of it.
enum ColumnForm: UInt8 {
  case text, integer, boolean, date, reference, sealed

  init(_ type: FieldType) {
    self =
      switch type {
      case .text, .code, .composite: .text
      case .integer: .integer
      case .boolean: .boolean
      case .date: .date
      case .reference: .reference
      case .sealed: .sealed
      }
  }

  var wireType: WireType {
    switch self {
    case .text: .text
    case .integer: .integer
    case .boolean: .boolean
    case .date: .date
    case .reference: .reference
    case .sealed: .bytes
    }
  }
}
