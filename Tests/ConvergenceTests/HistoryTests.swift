import Causality
import Convergence
import RecordModel
import TestInput
import Testing

@Suite struct `Taking in a history of one field` {
  private static let values: [FieldValue] = [.text("open"), .text("closed"), .null]

  private static func drawn(_ seed: UInt64, writes: Int) -> History {
    var dice = Dice(seed: seed)
    let isCreated = dice.draw(below: 3) == 0
    var history =
      isCreated ? History(creation: Dot(replica: History.replica(1), counter: 1)) : History()
    for place in 0..<writes {
      let replica = isCreated && place == 0 ? 1 : UInt64(1 + dice.draw(below: 4))
      let seen = (0..<place).filter { _ in dice.draw(below: 3) == 0 }
      history.append(
        replica: replica, values[dice.draw(below: 3)], seeing: seen,
        claimed: UInt64(dice.draw(below: 4)))
    }
    return history
  }

  private func outcomeDiffers(_ history: History, _ order: [History.Write]) -> Bool {
    var cell = Cell(history)
    for write in order { cell.take(write) }
    let ledgerAgrees = Set(cell.open.map(\.loser)) == history.ledger
    return cell.version != history.version || cell.value != history.winner?.value || !ledgerAgrees
  }

  @Test func `gives the oracle's winner, clock and ledger in many orders of arrival`() {
    for seed in 0..<400 as Range<UInt64> {
      let history = Self.drawn(seed, writes: 2 + Int(seed % 6))
      let differing = history.causalOrders(limit: 12).count { outcomeDiffers(history, $0) }
      #expect(differing == 0, "seed \(seed)")
    }
  }

  @Test func `gives the oracle's outcome for every small history in every order`() {
    var historyCount = 0
    var differing = 0
    for shape in 0..<729 {
      var digits = shape
      var history = History()
      for place in 0..<4 {
        let (replica, sight) = (UInt64(1 + digits % 3), digits / 3 % 3)
        digits /= place < 3 ? 9 : 1
        let seen = sight == 0 ? [] : sight == 1 ? Array((0..<place).suffix(1)) : Array(0..<place)
        history.append(
          replica: replica, .integer(Int64(place % 2)), seeing: seen, claimed: UInt64(9 - place))
      }
      historyCount += 1
      differing += history.causalOrders(limit: 24).count { outcomeDiffers(history, $0) }
    }
    #expect(historyCount == 729)
    #expect(differing == 0)
  }

  @Test func `looks for the record's first value too when the author's own was admitted no later`()
  {
    // Seed 210 of the simulation in memory: the hub's clock stood still, so a write got the stamp of what it had seen.
    let (creator, other) = (History.replica(2), History.replica(1))
    let first = Dot(replica: creator, counter: 1)
    var history = History(creation: first)
    func add(
      _ replica: ReplicaID, _ counter: UInt64, _ stamp: UInt64, _ text: String, _ seen: [Dot]
    ) {
      history.writes.append(
        History.Write(
          dot: Dot(replica: replica, counter: counter), stamp: HybridTimestamp(rawValue: stamp),
          value: .text(text), seen: VersionVector(seen)))
    }
    add(creator, 1, 1, "open", [])
    add(creator, 2, 2, "closed", [first])
    add(other, 1, 1, "watched", [first])
    add(other, 2, 2, "closed", [first, Dot(replica: other, counter: 1)])
    #expect(history.ledger == [history.writes[2].dot, history.writes[3].dot])
    // These stamps are given in this order only: after another, the value that was there would have lifted them.
    #expect(!outcomeDiffers(history, history.writes))
  }

  @Test func `accounts for every write once`() {
    for seed in 1000..<1400 as Range<UInt64> {
      let history = Self.drawn(seed, writes: 6)
      let replaced = history.writes.filter { write in
        write.dot != history.winner?.dot && !history.ledger.contains(write.dot)
      }
      #expect(
        replaced.allSatisfy { one in history.writes.contains { $0.hasSeen(one) } }, "seed \(seed)")
      #expect(1 + replaced.count + history.ledger.count == history.writes.count, "seed \(seed)")
    }
  }

  @Test func `keeps an open conflict through two later edits that did not know of it as theirs`() {
    var history = History()
    history.append(replica: 1, .text("watched"), seeing: [], claimed: 0)
    history.append(replica: 2, .text("closed"), seeing: [], claimed: 1)
    history.append(replica: 3, .text("open"), seeing: [0, 1], claimed: 2)
    history.append(replica: 4, .text("urgent"), seeing: [0, 1], claimed: 3)
    #expect(history.ledger == [history.writes[0].dot, history.writes[2].dot])
    var cell = Cell(history)
    for write in history.writes { cell.take(write) }
    #expect(Set(cell.open.map(\.loser)) == history.ledger)
  }
}
