import TestInput
import Causality
import RecordModel
import SyncProtocol

/// Makes change-sets that are well formed: most of them good, so that they meet, and some that break every rule there is.
struct HostileChanges {
  private let own: ReplicaID
  private let peer: ReplicaID
  private let replicas: [ReplicaID]
  /// Records that were probably made, with their kinds.
  private var known: [(record: RecordID, kind: UInt16)] = []
  /// The last change-set that the peer has pushed.
  var peerCounter: UInt64 = 0

  /// Changes of one computer that knows of another, and names strangers.
  init(_ computer: HostileComputer, besides peer: ReplicaID) {
    own = computer.id
    self.peer = peer
    replicas = [computer.id, peer, ReplicaID(high: 0, low: 0)]
  }

  /// Takes note of a record that others made.
  mutating func learn(_ record: RecordID, kind: UInt16) { known.append((record, kind)) }

  /// One to three change-sets, from `counter` on.
  mutating func changeSets(
    from counter: UInt64, stamp: UInt64, _ dice: inout SplitMix64
  ) -> [ChangeSet] {
    var sets: [ChangeSet] = []
    for place in 0...dice.next() % 3 {
      let dot = Dot(replica: own, counter: counter + place)
      let isTame = dice.next() % 4 > 0
      let claimed = HybridTimestamp(
        milliseconds: [0, stamp, stamp, .max].pick(&dice), counter: [0, 1, .max].pick(&dice))
      let writes = (0...dice.next() % 3).map { _ in
        isTame ? tameWrite(dot, &dice) : wildWrite(dot, &dice)
      }
      sets.append(
        ChangeSet(
          dot: dot, stamp: claimed,
          author: [nil, "CPE", "é", "e\u{301}", "\u{10FFFF}"].pick(&dice), writes: writes))
    }
    return sets
  }

  /// A write to a record that is there or made here, with the right types and a clock of what was pushed.
  private mutating func tameWrite(_ dot: Dot, _ dice: inout SplitMix64) -> RecordWrite {
    let isNew = known.isEmpty || dice.next() % 4 == 0
    if isNew { known.append((RecordID(creation: dot, index: 0), [1, 1, 1, 9].pick(&dice))) }
    let (record, kind) = isNew ? known[known.count - 1] : known.pick(&dice)
    var values: [UInt8: FieldValue] = [:]
    for _ in 0...dice.next() % 3 {
      let type = [WireType.text, .integer, .boolean, .date, .bytes].pick(&dice)
      let field: UInt8 =
        switch type {
        case .text: 1
        case .integer: 2
        case .boolean: 3
        case .date: 4
        case .reference: 5
        case .bytes: 6
        }
      values[dice.next() % 8 == 0 ? 40 : field] =
        dice.next() % 6 == 0 ? .null : value(type, dot, &dice)
    }
    let seen = peerCounter > 0 ? [Dot(replica: peer, counter: 1 + dice.next() % peerCounter)] : []
    return .of(record, values, kind: kind, seen: dice.next() % 3 == 0 ? seen : [])
  }

  private func wildWrite(_ dot: Dot, _ dice: inout SplitMix64) -> RecordWrite {
    var values: [UInt8: FieldValue] = [:]
    for _ in 0...dice.next() % 3 {
      let type = [WireType.text, .integer, .boolean, .date, .bytes, .reference].pick(&dice)
      values[[1, 2, 3, 4, 5, 6, 0, 40, 127].pick(&dice)] = value(type, dot, &dice)
    }
    let seen: [Dot] = (0..<dice.next() % 3).map { _ in
      Dot(replica: replicas.pick(&dice), counter: counter(near: dot, &dice))
    }
    return .of(record(dot, &dice), values, kind: [1, 1, 2, 9, 10].pick(&dice), seen: seen)
  }

  private func record(_ dot: Dot, _ dice: inout SplitMix64) -> RecordID {
    switch dice.next() % 3 {
    case 0 where !known.isEmpty: return known.pick(&dice).record
    case 1: return RecordID(creation: dot, index: UInt32(dice.next() % 2))
    default:
      let creation = Dot(replica: replicas.pick(&dice), counter: counter(near: dot, &dice))
      return RecordID(creation: creation, index: [0, 0, 1, 4095].pick(&dice))
    }
  }

  private func counter(near dot: Dot, _ dice: inout SplitMix64) -> UInt64 {
    let before = dot.counter - dice.next() % min(dot.counter, 6)
    return [before, before, 1, dot.counter + 1, Limits.counterMax].pick(&dice)
  }

  private func value(_ type: WireType, _ dot: Dot, _ dice: inout SplitMix64) -> FieldValue {
    switch type {
    case .text: .text(["", "a", "é", "e\u{301}", "\u{FEFF}\u{202E}"].pick(&dice))
    case .integer: .integer([.min, -1, 0, 1, .max].pick(&dice))
    case .boolean: .boolean(dice.next() % 2 == 0)
    case .date: .date([.min, -719_529, -1, 20_000, 2_932_897, .max].pick(&dice))
    case .bytes: .bytes([[], [0], [UInt8](repeating: 7, count: 300)].pick(&dice))
    case .reference: .reference(record(dot, &dice))
    }
  }
}

extension Array {
  /// One of the elements; the array is not empty.
  fileprivate func pick(_ dice: inout SplitMix64) -> Element {
    self[Int(dice.next() % UInt64(count))]
  }
}
