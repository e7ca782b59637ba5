import RecordModel
import ReplicaStorage

/// A registry of cases with parts, parts of parts, and records that erase.
enum ErasureSchema {
  enum Kind {
    static let matter: UInt16 = 1
    static let note: UInt16 = 2
    static let review: UInt16 = 3
    static let erasure: UInt16 = 27
  }

  private static let label = Label("", "")

  private static func field(_ number: UInt8, _ name: String, _ type: FieldType) -> Field {
    Field(number, name, type, .nominal, label: label)
  }

  private static let matter = RecordKind(
    Kind.matter, "matter", label: label,
    fields: [
      field(1, "title", .text), field(2, "level", .integer), field(3, "open", .boolean),
      field(4, "day", .date), field(6, "secret", .sealed),
    ])
  private static let erasure = RecordKind(
    Kind.erasure, "erasure", label: label,
    fields: [field(1, "target", .reference), field(2, "ground", .text)])

  private static func part(_ number: UInt16, _ name: String, isOwned: Bool) -> RecordKind {
    RecordKind(
      number, name, label: label, owner: isOwned ? 1 : nil,
      fields: [field(1, "owner", .reference), field(2, "text", .text), field(6, "secret", .sealed)])
  }

  /// What this build knows.
  static let current = RecordSchema(
    name: "erasure-tests", version: 2, floorVersion: 1,
    kinds: [
      matter, part(Kind.note, "note", isOwned: true), part(Kind.review, "review", isOwned: true),
      erasure,
    ],
    counts: [CountRule(name: "matters", kind: Kind.matter, month: 4, members: FieldSet([3]))],
    erasure: ErasureRule(kind: Kind.erasure, target: 1))

  /// What a build of before erasure knows.
  static let former = RecordSchema(
    name: "erasure-tests", version: 1, floorVersion: 1,
    kinds: [matter, part(Kind.note, "note", isOwned: false)],
    counts: [CountRule(name: "matters", kind: Kind.matter, month: 4, members: FieldSet([3]))])
}

extension EngineReplica {
  /// Makes a case.
  func makeMatter(_ title: String, wall: UInt64) throws -> RecordID {
    try create(
      [1: .text(title), 3: .boolean(true), 4: .date(20_000)], wall: wall,
      kind: ErasureSchema.Kind.matter)
  }

  /// Makes a part of a record.
  @discardableResult
  func makePart(
    of owner: RecordID, _ text: String, wall: UInt64, kind: UInt16 = ErasureSchema.Kind.note
  ) throws -> RecordID {
    try create([1: .reference(owner), 2: .text(text)], wall: wall, kind: kind)
  }

  /// Makes the record that erases another.
  @discardableResult
  func makeErasure(of target: RecordID, wall: UInt64) throws -> RecordID {
    try create(
      [1: .reference(target), 2: .text("request")], wall: wall, kind: ErasureSchema.Kind.erasure)
  }

  /// Whether a record of any kind is here.
  func holds(_ record: RecordID) throws -> Bool {
    for kind in ErasureSchema.current.kinds
    where try store.record(record, kind: kind.number) != nil { return true }
    return false
  }
}
