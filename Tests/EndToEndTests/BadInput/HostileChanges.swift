import Causality
import RecordModel
import SyncProtocol

/// Makes change-sets that are well formed and mean anything at all: any record, kind, field, type, value, clock and author.
struct HostileChanges {
  private let own: ReplicaID
  private let replicas: [ReplicaID]

  /// Changes of one computer that knows of another, and names strangers.
  init(_ computer: HostileComputer, besides peer: ReplicaID) {
    own = computer.id
    replicas = [computer.id, computer.id, peer, ReplicaID(high: 0, low: 0)]
  }

  /// One to three change-sets, from `counter` on.
  mutating func changeSets(
    from counter: UInt64, stamp: UInt64, _ dice: inout SplitMix64
  ) -> [ChangeSet] {
    (0...dice.next() % 3).map { place in
      let dot = Dot(replica: own, counter: counter + place)
      return ChangeSet(
        dot: dot,
        stamp: HybridTimestamp(
          milliseconds: [0, stamp, stamp, .max].pick(&dice), counter: [0, 1, .max].pick(&dice)),
        author: [nil, "CPE", "é", "e\u{301}", "\u{10FFFF}"].pick(&dice),
        writes: (0...dice.next() % 3).map { _ in write(dot, &dice) })
    }
  }

  private func write(_ dot: Dot, _ dice: inout SplitMix64) -> RecordWrite {
    var values: [UInt8: FieldValue] = [:]
    for _ in 0...dice.next() % 3 {
      values[[1, 2, 3, 4, 5, 6, 0, 40, 127].pick(&dice)] = value(dot, &dice)
    }
    let seen: [Dot] = (0..<dice.next() % 3).map { _ in
      Dot(replica: replicas.pick(&dice), counter: counter(below: dot, &dice))
    }
    return .of(record(dot, &dice), values, kind: [1, 1, 1, 2, 9, 10].pick(&dice), seen: seen)
  }

  private func record(_ dot: Dot, _ dice: inout SplitMix64) -> RecordID {
    if dice.next() % 3 == 0 { return RecordID(creation: dot, index: UInt32(dice.next() % 2)) }
    let creation = Dot(replica: replicas.pick(&dice), counter: counter(below: dot, &dice))
    return RecordID(creation: creation, index: [0, 0, 0, 1, 4095].pick(&dice))
  }

  private func counter(below dot: Dot, _ dice: inout SplitMix64) -> UInt64 {
    let near = dot.counter - dice.next() % min(dot.counter, 6)
    return [near, near, near, 1, dot.counter + 1, Limits.counterMax].pick(&dice)
  }

  private func value(_ dot: Dot, _ dice: inout SplitMix64) -> FieldValue {
    switch dice.next() % 8 {
    case 0: .null
    case 1, 2: .text(["", "a", "é", "e\u{301}", "\u{FEFF}\u{202E}"].pick(&dice))
    case 3: .integer([.min, -1, 0, 1, .max].pick(&dice))
    case 4: .boolean(dice.next() % 2 == 0)
    case 5: .date([.min, -719_529, -1, 20_000, 2_932_897, .max].pick(&dice))
    case 6: .bytes([[], [0], [UInt8](repeating: 7, count: 300)].pick(&dice))
    default: .reference(record(dot, &dice))
    }
  }
}

extension Array {
  /// One of the elements; the array is not empty.
  fileprivate func pick(_ dice: inout SplitMix64) -> Element {
    self[Int(dice.next() % UInt64(count))]
  }
}
