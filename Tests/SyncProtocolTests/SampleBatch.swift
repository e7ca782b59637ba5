import TestInput
import Causality
import RecordModel
import SyncProtocol

/// Draws change-sets of every shape columns can carry.
struct SampleBatch {
  var dice: Dice
  let replicas = (1...5 as ClosedRange<UInt64>).map { ReplicaID(high: $0, low: ~$0) }

  init(seed: UInt64) { dice = Dice(seed: seed) }

  mutating func changeSets(count: Int) -> [ChangeSet] {
    (0..<count).map { place in
      let dot = Dot(replica: pick(replicas), counter: UInt64(1 + dice.draw(below: 1000)))
      return ChangeSet(
        dot: dot, stamp: HybridTimestamp(rawValue: dice.bits() >> UInt64(dice.draw(below: 64))),
        author: pick([nil, "CPE", "Équipe", String(repeating: "x", count: 128)]),
        writes: (0..<dice.draw(below: 4)).map { write(of: dot, place: UInt32($0)) })
    }
  }

  private mutating func pick<Member>(_ members: [Member]) -> Member {
    members[dice.draw(below: members.count)]
  }

  private mutating func write(of dot: Dot, place: UInt32) -> RecordWrite {
    let creation =
      dice.draw(below: 2) == 0
      ? dot : Dot(replica: pick(replicas), counter: UInt64(1 + dice.draw(below: 9)))
    let record = RecordID(creation: creation, index: dice.draw(below: 3) == 0 ? 4095 : place)
    let fields = FieldSet(
      (0...dice.draw(below: 4)).map { _ in pick([0, 1, 63, 64, 100, 127]) as UInt8 })
    let clock = VersionVector(
      (0..<dice.draw(below: 3)).map { _ in
        Dot(replica: pick(replicas), counter: UInt64(1 + dice.draw(below: 3000)))
      })
    return RecordWrite(
      kind: pick([1, 2, 900, .max]), record: record, fields: fields,
      values: fields.map { value(of: $0) },
      clock: FieldVersionClock.reduced(clock, by: dot, of: record))
  }

  /// Mostly of the field's own type; field 127 may hold anything, as an unknown one can.
  private mutating func value(of field: UInt8) -> FieldValue {
    if dice.draw(below: 5) == 0 { return .null }
    switch field == 127 ? UInt8(dice.draw(below: 6)) : field {
    case 0: return .text(pick(["", "a", "déjà", "\u{1F642}", String(repeating: "z", count: 300)]))
    case 1: return .integer(Int64(bitPattern: dice.bits()) >> Int64(dice.draw(below: 64)))
    case 63: return .boolean(dice.draw(below: 2) == 0)
    case 64, 2: return .date(Int32(truncatingIfNeeded: dice.bits()))
    case 100, 3: return .bytes((0..<dice.draw(below: 5)).map { UInt8($0) })
    case 4: return .boolean(true)
    default:
      return .reference(RecordID(creation: Dot(replica: pick(replicas), counter: 7), index: 4095))
    }
  }
}

/// What a clock is once the entries that go without saying are left out.
enum FieldVersionClock {
  static func reduced(_ clock: VersionVector, by dot: Dot, of record: RecordID) -> VersionVector {
    var reduced = clock
    reduced.removeEntry(coveredBy: dot)
    reduced.removeEntry(coveredBy: record.creation)
    return reduced
  }
}
