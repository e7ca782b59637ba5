package import RecordModel

extension TableLayout {
  /// Writes a whole new row: `_id`, the system columns, then the fields.
  package var insertSQL: String {
    let columns = ["_id"] + systemColumns + fieldColumns
    return """
      INSERT INTO \(table) (\(columns.joined(separator: ", ")))
      VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
      """
  }

  /// Writes an existing row, its parameters numbered as in `insertSQL`; an unbound field or ledger keeps its value.
  package var updateSQL: String {
    let kept = Set(fieldColumns + ["_ledger"])
    let settings = (systemColumns + fieldColumns).enumerated().map { place, column in
      let value = "?\(place + 2)"
      return "\(column) = \(kept.contains(column) ? "coalesce(\(value), \(column))" : value)"
    }
    return "UPDATE \(table) SET \(settings.joined(separator: ", ")) WHERE _id = ?1"
  }

  /// Reads what a merge starts from: `_versions`, `_unknown`, `_ledger`, at the hub `_school`, and `_kind` where kinds share
  /// a table.
  package var selectVersionsSQL: String {
    """
    SELECT _versions, _unknown, _ledger, \(schoolColumn)\(isUnknown ? ", _kind" : "") FROM \(table) WHERE _id = ?
    """
  }

  /// Reads all fields of one record, in order of number, after `_versions`, `_unknown` and `_ledger`.
  package var selectRecordSQL: String {
    let columns = ["_versions", "_unknown", "_ledger"] + fieldColumns
    return "SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE _id = ?"
  }

  /// Reads a school's stream after a number: `_sequence`, `_id`, `_versions`, `_unknown`, `_ledger`, `_kind`, fields.
  var streamSQL: String {
    let columns = ["_sequence", "_id", "_versions", "_unknown", "_ledger", kindColumn]
    return """
      SELECT \((columns + fieldColumns).joined(separator: ", ")) FROM \(table)
      WHERE _school = ? AND _sequence > ? ORDER BY _sequence
      """
  }

  /// Reads one record's school, 0 at a school.
  var selectSchoolSQL: String { "SELECT \(schoolColumn) FROM \(table) WHERE _id = ?" }

  /// Reads the keys of the records that are a part of one record; `nil` for a kind that stands alone.
  var selectPartsSQL: String? {
    Self.ownerColumn(of: kind).map {
      "SELECT _id FROM \(table) WHERE \($0) = ? ORDER BY _id"
    }
  }

  /// Takes one record out.
  var deleteSQL: String { "DELETE FROM \(table) WHERE _id = ?" }

  /// Reads the contested records: `_id`, `_kind` where kinds share a table, `_ledger`.
  package var contestedSQL: String {
    "SELECT _id, \(kindColumn), _ledger FROM \(table) WHERE _ledger IS NOT NULL"
  }

  /// Empties one field.
  package func clearSQL(_ field: Field) -> String {
    "UPDATE \(table) SET \(Self.quoted(field.name)) = NULL WHERE _id = ?"
  }

  /// Reads one field.
  package func selectFieldSQL(_ field: Field) -> String {
    "SELECT \(Self.quoted(field.name)) FROM \(table) WHERE _id = ?"
  }

  private var systemColumns: [String] { Self.systemColumns(of: kind, side: side) }
  var fieldColumns: [String] { kind.fields.map { Self.quoted($0.name) } }
  var schoolColumn: String { side == .hub ? "_school" : "0" }
  var kindColumn: String { isUnknown ? "_kind" : "0" }
}
