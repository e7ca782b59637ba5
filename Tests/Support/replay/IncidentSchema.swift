import RecordModel

/// The incident log as a registry of its own: the engine serves it without knowing what it is.
///
/// What a machine writes at each update (who, when, how often) is the change-set's own author, stamp and counter here, and
/// no field.
enum IncidentSchema {
  /// One column of the log that is a field.
  struct Column {
    let name: String
    let type: FieldType

    func value(_ cell: Substring) -> FieldValue {
      guard cell != "?", !cell.isEmpty else { return .null }
      switch type {
      case .integer: return Int64(cell).map { .integer($0) } ?? .null
      case .boolean: return .boolean(cell == "true")
      case .text, .code, .date, .reference, .composite, .sealed: return .text(String(cell))
      }
    }
  }

  static let columns: [Column] = [
    Column(name: "incident_state", type: .text), Column(name: "active", type: .boolean),
    Column(name: "reassignment_count", type: .integer),
    Column(name: "reopen_count", type: .integer),
    Column(name: "made_sla", type: .boolean), Column(name: "caller_id", type: .text),
    Column(name: "opened_by", type: .text), Column(name: "opened_at", type: .text),
    Column(name: "sys_created_by", type: .text), Column(name: "sys_created_at", type: .text),
    Column(name: "contact_type", type: .text), Column(name: "location", type: .text),
    Column(name: "category", type: .text), Column(name: "subcategory", type: .text),
    Column(name: "u_symptom", type: .text), Column(name: "cmdb_ci", type: .text),
    Column(name: "impact", type: .text), Column(name: "urgency", type: .text),
    Column(name: "priority", type: .text), Column(name: "assignment_group", type: .text),
    Column(name: "assigned_to", type: .text), Column(name: "knowledge", type: .boolean),
    Column(name: "u_priority_confirmation", type: .boolean), Column(name: "notify", type: .text),
    Column(name: "problem_id", type: .text), Column(name: "rfc", type: .text),
    Column(name: "vendor", type: .text), Column(name: "caused_by", type: .text),
    Column(name: "closed_code", type: .text), Column(name: "resolved_by", type: .text),
    Column(name: "resolved_at", type: .text), Column(name: "closed_at", type: .text),
  ]

  /// The one kind's number.
  static let kind: UInt16 = 1

  static let schema: RecordSchema = {
    let label = Label("", "")
    let fields = columns.enumerated().map {
      Field(UInt8($0 + 1), $1.name, $1.type, .statistical, label: label)
    }
    return RecordSchema(
      name: "incidents", version: 1, floorVersion: 1,
      kinds: [RecordKind(kind, "incident", label: label, fields: fields)])
  }()
}
