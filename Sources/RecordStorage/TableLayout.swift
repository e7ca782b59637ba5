package import RecordModel

/// The table of one kind, made from the declared schema and nowhere else; the statements over it are beside.
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
  /// How each field is stored, in order of number; plain numbers, so that no row pays for labels and lists.
  let forms: [ColumnForm]
  /// The number of each field, in the same order.
  let numbers: [UInt8]
  /// The place of the first field among the parameters of `insertSQL` and `updateSQL`, from 1.
  let firstFieldParameter: Int32

  /// The layout of `kind` on one side.
  ///
  /// Its statements are put together when they are asked for: a command runs few of them, and a text for each would be a
  /// third of what opening a store costs.
  package init(_ kind: RecordKind, side: Side) {
    self.kind = kind
    self.side = side
    forms = kind.fields.map { ColumnForm($0.type) }
    numbers = kind.fields.map(\.number)
    firstFieldParameter = Int32(Self.systemColumns(of: kind, side: side).count + 2)
  }

  /// The kind that stands for all kinds this build does not know; their fields are all in `_unknown`.
  package static let unknownKindTable = "_unknown_records"

  /// The table's quoted name.
  package var table: String { "\"\(kind.name)\"" }

  static func quoted(_ name: String) -> String { "\"\(name)\"" }

  static func systemColumns(of kind: RecordKind, side: Side) -> [String] {
    (side == .hub ? ["_school", "_sequence"] : []) + ["_versions", "_unknown", "_ledger"]
      + (kind.number == 0 ? ["_kind"] : [])
  }

  var isUnknown: Bool { kind.number == 0 }

  /// Makes the table if it is missing.
  package var createSQL: String {
    var sql = "CREATE TABLE IF NOT EXISTS \(table) (_id INTEGER PRIMARY KEY, "
    if side == .hub { sql += "_school INTEGER NOT NULL, _sequence INTEGER NOT NULL, " }
    sql += "_versions BLOB NOT NULL, _unknown BLOB, _ledger BLOB"
    if isUnknown { sql += ", _kind INTEGER NOT NULL" }
    for field in kind.fields {
      sql += ", \""
      sql += field.name
      sql += "\" "
      sql += field.type.columnType
    }
    return sql + ") STRICT"
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
  static func ownerColumn(of kind: RecordKind) -> String? {
    guard let owner = kind.owner, let place = kind.place(of: owner),
      kind.fields[place].type.wireType == .reference
    else { return nil }
    return quoted(kind.fields[place].name)
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
