import RecordModel

/// Two versions of a small registry: the second knows two more fields, and one more kind.
enum SimulatedSchema {
  static let old = make(version: 1)
  static let new = make(version: 2)

  static func version(_ version: UInt32) -> RecordSchema { version > 1 ? new : old }

  private static func make(version: UInt32) -> RecordSchema {
    let label = Label("", "")
    func field(_ number: UInt8, _ name: String, _ type: FieldType) -> Field {
      Field(number, name, type, .statistical, label: label)
    }
    var incident = [
      field(1, "title", .text), field(2, "level", .integer), field(3, "open", .boolean),
      field(4, "day", .date), field(5, "parent", .reference), field(6, "secret", .sealed),
    ]
    if version > 1 { incident += [field(40, "extra", .text), field(41, "weight", .integer)] }
    var kinds = [
      RecordKind(1, "incident", label: label, fields: incident),
      RecordKind(
        2, "remark", label: label, fields: [field(1, "about", .reference), field(2, "text", .text)]),
    ]
    if version > 1 {
      let novelty = [field(1, "text", .text), field(2, "size", .integer)]
      kinds.append(RecordKind(9, "novelty", label: label, fields: novelty))
    }
    return RecordSchema(
      name: "simulation", version: version, floorVersion: 1, kinds: kinds,
      counts: [CountRule(name: "incidents", kind: 1, month: 4, members: FieldSet([3]))],
      dictionaries: [1: Array("words that schools share: incident, remark".utf8)])
  }
}
