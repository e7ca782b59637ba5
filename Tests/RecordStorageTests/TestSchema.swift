import RecordModel

/// A registry with one field of each type, in what three builds know of it.
enum TestSchema {
  private static func field(_ number: UInt8, _ name: String, _ type: FieldType) -> Field {
    Field(number, name, type, .statistical, label: Label(name, name))
  }

  private static let first = [
    field(0, "title", .text), field(1, "count", .integer), field(2, "open", .boolean),
  ]
  private static let later = [
    field(3, "day", .date), field(4, "seal", .sealed), field(5, "other", .reference),
    field(127, "last", .text),
  ]

  private static let thing = Label("Chose", "Thing")

  /// Knows everything.
  static let full = RecordSchema(
    name: "test", version: 2, floorVersion: 1,
    kinds: [
      RecordKind(1, "thing", label: thing, fields: first + later),
      RecordKind(2, "other", label: thing, fields: first + later),
    ])
  /// Knows neither the later fields nor the second kind.
  static let old = RecordSchema(
    name: "test", version: 1, floorVersion: 1,
    kinds: [RecordKind(1, "thing", label: thing, fields: first)])
}
