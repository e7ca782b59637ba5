import Causality
import Convergence
import RecordModel
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
        replica: replica, values[dice.draw(below: 3)], seeing: seen, claimed: UInt64(dice.draw(below: 4)))
    }
    return history
  }

  private func check(_ history: History, orders limit: Int, _ note: String) {
    for order in history.causalOrders(limit: limit) {
      var cell = Cell(history.record)
      for write in order { cell.take(write) }
      #expect(cell.version == history.version, "\(note)")
      #expect(cell.value == history.winner?.value, "\(note)")
      #expect(Set(cell.open.map(\.loser)) == history.ledger, "\(note)")
    }
  }

  @Test func `gives the oracle's winner, clock and ledger in many orders of arrival`() {
    for seed in 0..<600 as Range<UInt64> {
      check(Self.drawn(seed, writes: 2 + Int(seed % 6)), orders: 12, "seed \(seed)")
    }
  }
}
