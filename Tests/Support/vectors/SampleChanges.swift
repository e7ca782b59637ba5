internal import Causality
internal import RecordModel
internal import SyncProtocol

/// Change-sets that a vector writes as columns.
struct SampleChanges {
  let name: String
  let speaker: ReplicaID
  let changeSets: [ChangeSet]

  var bytes: [UInt8] { ColumnsEncoder.encode(changeSets, speaker: speaker) }

  static var all: [SampleChanges] {
    let speaker = ReplicaID.sample(1)
    return [
      SampleChanges(name: "nothing", speaker: speaker, changeSets: []),
      SampleChanges(
        name: "a change-set whose writes were all replaced", speaker: speaker,
        changeSets: [change(1, 7, [])]),
      everyType(speaker: speaker), runs(speaker: speaker), page(speaker: .sample(3)),
      mixed(speaker: speaker),
      extremes(speaker: speaker),
    ] + (0..<20).map { drawn(seed: 500 + UInt64($0), speaker: speaker) }
  }

  static func change(
    _ replica: UInt64, _ counter: UInt64, author: String? = nil, _ writes: [RecordWrite]
  ) -> ChangeSet {
    ChangeSet(
      dot: .sample(replica, counter),
      stamp: HybridTimestamp(
        milliseconds: 1_700_000_000_000 + counter * 61_000, counter: UInt16(counter % 3)),
      author: author, writes: writes)
  }

  static func write(
    _ kind: UInt16, _ record: RecordID, _ values: [UInt8: FieldValue], clock: [Dot] = []
  ) -> RecordWrite {
    let fields = FieldSet(values.keys)
    return RecordWrite(
      kind: kind, record: record, fields: fields, values: fields.map { values[$0] ?? .null },
      clock: VersionVector(clock))
  }

  static func record(_ replica: UInt64, _ counter: UInt64, _ index: UInt32 = 0) -> RecordID {
    RecordID(creation: .sample(replica, counter), index: index)
  }

  /// One record with a value of each type, edited once.
  static func everyType(speaker: ReplicaID) -> SampleChanges {
    let first = write(
      1, record(1, 1),
      [
        0: .text("À l'école"), 1: .integer(-42), 2: .boolean(true), 3: .date(19_700),
        4: .bytes([0, 255, 7]),
        5: .reference(record(2, 9, 3)), 127: .null,
      ])
    let second = write(
      1, record(1, 1), [0: .text("e\u{301}"), 2: .null], clock: [.sample(2, 4), .sample(3, 70_000)])
    return SampleChanges(
      name: "every type", speaker: speaker,
      changeSets: [change(1, 1, author: "CPE", [first]), change(1, 2, author: "CPE", [second])])
  }

  private static func runs(speaker: ReplicaID) -> SampleChanges {
    SampleChanges(
      name: "columns of all three modes", speaker: speaker,
      changeSets: (1...12).map { (step: UInt64) -> ChangeSet in
        let creates = (0..<UInt32(step < 8 ? 1 : 3)).map { place in
          write(
            2, record(1, step * 2, place),
            [0: .boolean(step % 5 == 0), 9: step < 11 ? .null : .integer(1 << 62)])
        }
        return change(1, step * 2, author: step < 6 ? "A" : "B", creates)
      })
  }

  private static func page(speaker: ReplicaID) -> SampleChanges {
    SampleChanges(
      name: "a page: change-sets of several replicas, in no order of counters", speaker: speaker,
      changeSets: [
        change(
          2, 40, author: "Direction",
          [write(3, record(1, 5), [1: .text("b")], clock: [.sample(1, 8)])]),
        change(1, 12, [write(3, record(2, 6, 1), [1: .text("a"), 8: .date(-1)])]),
        change(
          2, 3,
          [
            write(3, record(1, 5), [2: .text("")]),
            write(4, record(3, 1), [0: .reference(record(1, 5))]),
          ]),
      ])
  }

  private static func mixed(speaker: ReplicaID) -> SampleChanges {
    SampleChanges(
      name: "one field with values of several types, as only an unknown field can have",
      speaker: speaker,
      changeSets: [
        change(
          1, 4,
          [
            write(900, record(1, 4, 0), [7: .text("x")]),
            write(900, record(1, 4, 1), [7: .integer(5)]),
            write(900, record(1, 4, 2), [7: .null]),
            write(900, record(1, 4, 3), [7: .boolean(true)]),
            write(900, record(1, 4, 4), [7: .bytes([1])]),
            write(900, record(1, 4, 5), [7: .date(3)]),
            write(900, record(1, 4, 6), [7: .reference(record(1, 4, 0))]),
          ])
      ])
  }

  private static func extremes(speaker: ReplicaID) -> SampleChanges {
    let greatest = ChangeSet(
      dot: .sample(1, Limits.counterMax), stamp: HybridTimestamp(rawValue: .max),
      author: String(repeating: "é", count: 64),
      writes: [
        write(
          .max, record(9, Limits.counterMax, 4095),
          [
            0: .integer(.min), 1: .integer(.max), 2: .date(.min), 3: .date(.max), 4: .bytes([]),
            127: .boolean(false),
          ])
      ])
    return SampleChanges(
      name: "the greatest of everything", speaker: speaker, changeSets: [greatest])
  }

  private static func drawn(seed: UInt64, speaker: ReplicaID) -> SampleChanges {
    var dice = Dice(seed: seed)
    var counter: UInt64 = 0
    let changeSets = (0..<1 + dice.draw(below: 6)).map { _ in
      counter += UInt64(1 + dice.draw(below: 3))
      return change(
        1, counter, author: dice.pick([nil, "CPE", "Direction"]),
        (0..<dice.draw(below: 4)).map { place in drawnWrite(counter, UInt32(place), &dice) })
    }
    return SampleChanges(name: "drawn \(seed)", speaker: speaker, changeSets: changeSets)
  }

  private static func drawnWrite(_ counter: UInt64, _ place: UInt32, _ dice: inout Dice)
    -> RecordWrite
  {
    let isNew = dice.draw(below: 2) == 0
    let record =
      isNew ? record(1, counter, place) : record(UInt64(1 + dice.draw(below: 3)), 900, place)
    var values: [UInt8: FieldValue] = [:]
    for _ in 0...dice.draw(below: 3) {
      let field = UInt8(dice.draw(below: 6)) * 25
      values[field] = dice.draw(below: 4) == 0 ? .null : value(of: field, &dice)
    }
    let clock = (0..<dice.draw(below: 3)).map { _ in
      Dot.sample(UInt64(2 + dice.draw(below: 4)), UInt64(1 + dice.draw(below: 300)))
    }
    return write(UInt16(1 + dice.draw(below: 3)), record, values, clock: isNew ? [] : clock)
  }

  private static func value(of field: UInt8, _ dice: inout Dice) -> FieldValue {
    switch field {
    case 0: .text(dice.pick(["", "open", "déjà vu", "日本", "🙂"]))
    case 25: .integer(Int64(bitPattern: dice.bits()) >> Int64(dice.draw(below: 64)))
    case 50: .boolean(dice.draw(below: 2) == 0)
    case 75: .date(Int32(dice.draw(below: 40_000)) - 20_000)
    case 100: .bytes(dice.bytes(dice.draw(below: 9)))
    default:
      .reference(record(UInt64(1 + dice.draw(below: 4)), UInt64(1 + dice.draw(below: 99)), 2))
    }
  }
}
