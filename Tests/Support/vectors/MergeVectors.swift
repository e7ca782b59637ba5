internal import Causality
internal import Convergence
internal import RecordModel
internal import SyncProtocol

/// Vectors for `protocol/05-merge.md`.
enum MergeVectors {
  static var files: [VectorFile] {
    [
      VectorFile(
        path: "merge/valid/examples.json",
        about:
          "The worked examples of 05-merge.md: writes to one field, and the same outcome for every order given.",
        cases: examples.map { outcome(of: $0) }),
      VectorFile(
        path: "merge/valid/histories.json",
        about:
          "Drawn histories of one field by up to four replicas, and the same outcome for every order given.",
        cases: histories.map { outcome(of: $0) }),
      VectorFile(
        path: "merge/valid/state-hashes.json",
        about: "Records and open ledger entries, and their state hash.",
        cases: stateHashes),
      VectorFile(
        path: "merge/invalid/histories.json",
        about: "Histories that admission lets no one write, each with its reason.",
        cases: refused),
    ]
  }

  private static func outcome(of history: SampleHistory) -> JSON {
    let all = Array(history.writes.indices)
    let winner = history.latest(of: all) ?? 0
    let ledger = history.ledger
    var clock = VersionVector()
    for write in history.writes {
      clock.insert(write.dot)
      clock.formJoin(write.seen)
    }
    let version = FieldVersion(
      writer: history.writes[winner].dot, stamp: history.writes[winner].stamp, clock: clock,
      of: history.record)
    let value = history.writes[winner].value
    return [
      "name": .text(history.name), "record": .record(history.record),
      "writes": .list(history.writes.map(write)),
      "orders": .list(history.orders(limit: 8).map { .list($0.map(JSON.number)) }),
      "winner": .number(winner),
      "clock": .clock(version.clock), "ledger": .list(ledger.map(JSON.number)),
      "conflicts": .list(ledger.filter { history.writes[$0].value != value }.map(JSON.number)),
    ]
  }

  private static func write(_ write: SampleHistory.Write) -> JSON {
    [
      "dot": .dot(write.dot), "stamp": .stamp(write.stamp), "value": .value(write.value),
      "seen": .clock(write.seen),
    ]
  }

  private static var examples: [SampleHistory] {
    var plain = SampleHistory("A later edit that had seen the earlier one replaces it")
    plain.write(1, .text("open"), seeing: [], minute: 0)
    plain.write(2, .text("closed"), seeing: [0], minute: 1)
    var conflict = SampleHistory(
      "Two edits unknown to each other: the later stands, the other is in the ledger")
    conflict.write(1, .text("open"), seeing: [], minute: 0)
    conflict.write(1, .text("closed"), seeing: [], minute: 2)
    conflict.write(2, .text("watched"), seeing: [0], minute: 1)
    var equal = SampleHistory("The same value twice is in the ledger and no conflict")
    equal.write(1, .text("closed"), seeing: [], minute: 0)
    equal.write(2, .text("closed"), seeing: [], minute: 1)
    var settled = SampleHistory("Replacing a value replaces those that agreed with it")
    settled.write(1, .text("closed"), seeing: [], minute: 0)
    settled.write(2, .text("closed"), seeing: [], minute: 1)
    settled.write(3, .text("open"), seeing: [0, 1], minute: 2)
    var kept = SampleHistory("An edit over the winner does not settle a loser with another value")
    kept.write(1, .text("watched"), seeing: [], minute: 0)
    kept.write(2, .text("closed"), seeing: [], minute: 1)
    kept.write(3, .text("open"), seeing: [0, 1], minute: 2)
    var slow = SampleHistory("A clock of 1970 that had seen the other edit still wins")
    slow.write(1, .text("open"), seeing: [], minute: 5)
    slow.write(2, .text("closed"), seeing: [0], minute: 0)
    var tie = SampleHistory("Equal stamps: the greater replica wins")
    tie.write(1, .text("open"), seeing: [], minute: 0)
    tie.write(2, .text("closed"), seeing: [], minute: 0)
    var created = SampleHistory(
      "Whoever writes to a record has seen it made", creation: .sample(1, 1))
    created.write(1, .text("open"), seeing: [], minute: 0)
    created.write(2, .text("closed"), seeing: [], minute: 1)
    created.write(3, .null, seeing: [], minute: 2)
    var restored = SampleHistory("Restoring a loser is an ordinary write")
    restored.write(1, .text("watched"), seeing: [], minute: 0)
    restored.write(2, .text("closed"), seeing: [], minute: 1)
    restored.write(1, .text("watched"), seeing: [1], minute: 2)
    return [plain, conflict, equal, settled, kept, slow, tie, created, restored]
  }

  private static var histories: [SampleHistory] {
    (0..<120).map { number in
      var dice = Dice(seed: 1000 + UInt64(number))
      var history = SampleHistory(
        "drawn \(number)", creation: number % 3 == 0 ? .sample(1, 1) : .sample(9, 1))
      for place in 0..<(2 + dice.draw(below: 5)) {
        let replica = place == 0 ? 1 : UInt64(1 + dice.draw(below: 4))
        let seen = (0..<place).filter { _ in dice.draw(below: 3) == 0 }
        history.write(
          replica, .text(dice.pick(["open", "closed", "watched"])), seeing: seen,
          minute: UInt64(dice.draw(below: 4)))
      }
      return history
    }
  }

  private static var refused: [JSON] {
    var history = SampleHistory("refused")
    history.write(1, .text("open"), seeing: [], minute: 1)
    history.write(2, .text("closed"), seeing: [0], minute: 2)
    let (first, second) = (history.writes[0], history.writes[1])
    func refusal(_ reason: String, _ writes: [SampleHistory.Write], _ order: [Int]) -> JSON {
      [
        "reason": .text(reason), "record": .record(history.record),
        "writes": .list(writes.map(write)),
        "order": .list(order.map(JSON.number)),
      ]
    }
    func changed(
      _ write: SampleHistory.Write, dot: Dot? = nil, stamp: HybridTimestamp? = nil,
      seen: VersionVector? = nil
    )
      -> SampleHistory.Write
    {
      SampleHistory.Write(
        dot: dot ?? write.dot, stamp: stamp ?? write.stamp, value: write.value,
        seen: seen ?? write.seen)
    }
    return [
      refusal("a write before one it has seen", [first, second], [1, 0]),
      refusal(
        "a stamp not above one it has seen", [first, changed(second, stamp: first.stamp)], [0, 1]),
      refusal("a dot used twice", [first, changed(second, dot: first.dot)], [0, 1]),
      refusal("a counter of zero", [changed(first, dot: .sample(1, 0)), second], [0, 1]),
      refusal(
        "having seen oneself",
        [first, changed(second, seen: VersionVector([first.dot, second.dot]))], [0, 1]),
      refusal(
        "having seen what nobody wrote",
        [first, changed(second, seen: VersionVector([.sample(1, 2)]))], [0, 1]),
    ]
  }

  private static var stateHashes: [JSON] {
    var dice = Dice(seed: 3)
    return (0..<24).map { number in
      var hash = StateHash()
      let records = (0..<dice.draw(below: 4)).map { place in record(UInt32(place), &dice, &hash) }
      return [
        "name": .text("drawn \(number)"), "records": .list(records), "hash": .hex(hash.bytes),
      ]
    }
  }

  private static func record(_ place: UInt32, _ dice: inout Dice, _ hash: inout StateHash) -> JSON {
    let record = RecordID(creation: .sample(1, UInt64(1 + dice.draw(below: 300))), index: place)
    let kind = UInt16(1 + dice.draw(below: 300))
    var groups: [RecordVersions.Group] = []
    for first in 0..<UInt8(1 + dice.draw(below: 3)) {
      let clock = VersionVector(
        (0..<dice.draw(below: 3)).map { _ in .sample(UInt64(2 + dice.draw(below: 3)), 2) })
      let version = FieldVersion(
        writer: .sample(UInt64(1 + dice.draw(below: 3)), 100 + UInt64(first)),
        stamp: HybridTimestamp(rawValue: dice.bits() >> 8), clock: clock, of: record)
      groups.append(
        RecordVersions.Group(
          fields: FieldSet([first, first + 40, first + 125]), version: version, note: GroupNote()))
    }
    var term = StateTerm(record, kind: kind, versions: RecordVersions(stored: groups))
    let entries = (0..<UInt8(dice.draw(below: 3))).map { entry(field: $0 + 40, &dice, &term) }
    hash.add(term.hash)
    return [
      "record": .record(record), "kind": .number(Int(kind)),
      "groups": .list(
        groups.map {
          ["fields": .list($0.fields.map { .number(Int($0)) }), "version": .version($0.version)]
        }),
      "ledger": .list(entries),
    ]
  }

  private static func entry(field: UInt8, _ dice: inout Dice, _ term: inout StateTerm) -> JSON {
    let loser = Dot.sample(2, UInt64(1 + dice.draw(below: 99)))
    let stamp = HybridTimestamp(rawValue: dice.bits() >> 8)
    term.append(lost: loser, field: field, stamp: stamp)
    return ["field": .number(Int(field)), "loser": .dot(loser), "stamp": .stamp(stamp)]
  }
}
