internal import Causality
internal import RecordModel
internal import SyncProtocol
internal import CentralStorage

/// The small schema of the scripts, and the schools in them.
enum CutSchema {
  static let thing: UInt16 = 1
  static let remark: UInt16 = 2
  static let schools = ["0010001W", "0751234J"]
  static let epoch = [UInt8](repeating: 7, count: 16)
  /// When the scripts begin, milliseconds since 1970-01-01 UTC.
  static let start: UInt64 = 1_767_600_000_000

  static let schema: RecordSchema = {
    let label = Label("", "")
    func field(_ number: UInt8, _ name: String, _ type: FieldType) -> Field {
      Field(number, name, type, .statistical, label: label)
    }
    return RecordSchema(
      name: "power-cuts", version: 1, floorVersion: 1,
      kinds: [
        RecordKind(
          thing, "thing", label: label,
          fields: [
            field(1, "title", .text), field(2, "level", .integer), field(3, "open", .boolean),
            field(4, "day", .date), field(5, "parent", .reference), field(6, "secret", .sealed),
          ]),
        RecordKind(
          remark, "remark", label: label,
          fields: [field(1, "thing", .reference), field(2, "text", .text)]),
      ],
      counts: [CountRule(name: "things", kind: thing, month: 4, members: FieldSet([3]))],
      dictionaries: [1: Array("a dictionary of words that schools share".utf8)])
  }()

  /// A school as the directory would name it.
  static func line(ofSchool uai: String) -> SchoolLine {
    SchoolLine(
      uai: uai, name: "Collège d'essai", nature: "college", sector: "public", commune: "Paris",
      departementCode: "075", departement: "Paris", academieCode: "01", academie: "Paris")
  }
}
