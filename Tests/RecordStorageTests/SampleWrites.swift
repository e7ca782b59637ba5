import TestInput
import Causality
import RecordModel
import SyncProtocol

/// Draws change-sets of several replicas whose stamps respect what each has seen, as the hub admits them.
struct SampleWrites {
  var dice: Dice
  private var counters: [UInt64: UInt64] = [:]
  private var clock = HybridLogicalClock()
  private var cells: [RecordID: [UInt8: VersionVector]] = [:]
  private var kinds: [RecordID: UInt16] = [:]

  init(seed: UInt64) { dice = Dice(seed: seed) }

  static func replica(_ number: UInt64) -> ReplicaID { ReplicaID(high: number, low: number) }

  /// Change-sets in an order that respects causality.
  mutating func changeSets(count: Int) -> [ChangeSet] { (0..<count).map { _ in changeSet() } }

  private mutating func changeSet() -> ChangeSet {
    let number = UInt64(1 + dice.draw(below: 3))
    let counter = counters[number, default: 0] + 1
    counters[number] = counter
    let dot = Dot(replica: Self.replica(number), counter: counter)
    let stamp = clock.issue(wallMilliseconds: 1_700_000_000_000 + UInt64(dice.draw(below: 9)))
    let isNew = kinds.isEmpty || dice.draw(below: 3) == 0
    let write = isNew ? created(by: dot) : edited(by: dot)
    return ChangeSet(
      dot: dot, stamp: stamp, author: dice.draw(below: 2) == 0 ? "CPE" : nil, writes: [write])
  }

  private mutating func created(by dot: Dot) -> RecordWrite {
    let record = RecordID(creation: dot, index: 0)
    let kind = UInt16(1 + dice.draw(below: 2))
    kinds[record] = kind
    let values = drawnValues()
    for field in values.keys { cells[record, default: [:]][field] = VersionVector([dot]) }
    return write(kind, record, values, VersionVector())
  }

  /// An edit that has seen of one field all, some or nothing but the creation.
  private mutating func edited(by dot: Dot) -> RecordWrite {
    let records = kinds.keys.sorted()
    let record = records[dice.draw(below: records.count)]
    let values = drawnValues().filter { $0.key != 127 || dice.draw(below: 2) == 0 }
    let field = values.keys.sorted().first ?? 0
    let known = cells[record]?[field] ?? VersionVector()
    let seen = VersionVector(known.entries.filter { _ in dice.draw(below: 2) == 0 })
    for field in values.keys {
      cells[record, default: [:]][field, default: VersionVector()].insert(dot)
    }
    return write(kinds[record] ?? 1, record, values.isEmpty ? [0: .null] : values, seen)
  }

  private func write(
    _ kind: UInt16, _ record: RecordID, _ values: [UInt8: FieldValue], _ clock: VersionVector
  ) -> RecordWrite {
    let fields = FieldSet(values.keys)
    return RecordWrite(
      kind: kind, record: record, fields: fields, values: fields.map { values[$0] ?? .null },
      clock: clock)
  }

  private mutating func drawnValues() -> [UInt8: FieldValue] {
    var values: [UInt8: FieldValue] = [:]
    for _ in 0...dice.draw(below: 3) {
      let field = ([0, 1, 2, 3, 4, 5, 127] as [UInt8])[dice.draw(below: 7)]
      values[field] = dice.draw(below: 5) == 0 ? .null : value(of: field)
    }
    return values
  }

  private mutating func value(of field: UInt8) -> FieldValue {
    switch field {
    case 1: .integer(Int64(bitPattern: dice.bits()))
    case 2: .boolean(dice.draw(below: 2) == 0)
    case 3: .date(Int32(dice.draw(below: 30_000)))
    case 4: .bytes([UInt8(dice.draw(below: 256)), 0, 255])
    case 5: .reference(RecordID(creation: Dot(replica: Self.replica(2), counter: 1), index: 0))
    default: .text(["", "a", "é", "e\u{301}"][dice.draw(below: 4)])
    }
  }
}
