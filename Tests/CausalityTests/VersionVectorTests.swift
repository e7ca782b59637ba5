import Causality
import TestInput
import Testing

@Suite struct `A version vector` {
  private static func drawn(_ dice: inout Dice) -> VersionVector {
    VersionVector(
      (0..<dice.draw(below: 5)).map { _ in
        Dot(
          replica: ReplicaID(high: 1, low: UInt64(dice.draw(below: 4))),
          counter: UInt64(dice.draw(below: 4)))
      })
  }

  @Test func `joins to the least upper bound`() {
    var dice = Dice(seed: 1)
    for _ in 0..<3000 {
      let (a, b, c) = (Self.drawn(&dice), Self.drawn(&dice), Self.drawn(&dice))
      #expect(a.joined(with: b) == b.joined(with: a))
      #expect(a.joined(with: b).joined(with: c) == a.joined(with: b.joined(with: c)))
      #expect(a.joined(with: a) == a)
      #expect(a.joined(with: b).descends(from: a))
      #expect(
        c.descends(from: a) && c.descends(from: b) ? c.descends(from: a.joined(with: b)) : true)
    }
  }

  @Test func `is ordered as a partial order is`() {
    var dice = Dice(seed: 2)
    for _ in 0..<3000 {
      let (a, b) = (Self.drawn(&dice), Self.drawn(&dice))
      switch a.causalOrder(to: b) {
      case .equal: #expect(a == b)
      case .before: #expect(b.causalOrder(to: a) == .after)
      case .after: #expect(b.causalOrder(to: a) == .before)
      case .concurrent: #expect(b.causalOrder(to: a) == .concurrent)
      }
    }
  }

  @Test func `keeps its entries sorted, each replica once, none at zero`() {
    var dice = Dice(seed: 3)
    for _ in 0..<1000 {
      let entries = Self.drawn(&dice).entries
      #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.replica < $1.replica })
      #expect(entries.allSatisfy { $0.counter > 0 })
    }
  }

  @Test func `agrees with the vectors`() throws {
    struct Case: Decodable {
      let left: [VectorDot]
      let right: [VectorDot]
      let order: String
      let join: [VectorDot]
    }
    for one in try VectorFile.cases("causality/valid/clocks.json", as: Case.self) {
      #expect("\(one.left.clock.causalOrder(to: one.right.clock))" == one.order)
      #expect(one.left.clock.joined(with: one.right.clock) == one.join.clock)
    }
  }
}
