import Causality
import Convergence
import Foundation
import RecordModel
import TestInput
import Testing

/// Merging every small history of one field, and many larger ones.
///
/// Three replicas with four writes each, twelve in all, have more histories than can be gone through. So: every history of
/// up to four writes in all by up to three replicas, or five where `PREAU_HISTORY_WRITES` says so; beyond that, histories
/// of up to twelve writes drawn at random, as many as `PREAU_HISTORIES` says. A history here is who saw what, the order of
/// the admitted stamps with their ties, which values are equal, and how the record began. With four writes that is 89,763
/// histories and 438,001 causal orders, with five 4,661,332 and 44,307,068.
@Suite struct `Every history of one field` {
  /// One part of the histories with a number of writes; the parts run beside each other.
  struct Part: Sendable, CustomTestStringConvertible {
    let writes: Int
    let replicas: Int

    var testDescription: String { "\(writes) writes by \(replicas)" }
  }

  /// How many histories there are, counted once in another way: by ordering the stamps directly, without any claims.
  private static let known: [[Int]] = [
    [], [3], [6, 34], [15, 480, 1415], [45, 7530, 80_235], [156, 144_352, 4_516_824],
  ]

  static func number(_ name: String, otherwise: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? otherwise
  }

  static let parts = (1...min(5, number("PREAU_HISTORY_WRITES", otherwise: 4))).flatMap { writes in
    (1...min(3, writes)).map { Part(writes: writes, replicas: $0) }
  }

  @Test(arguments: parts)
  func `comes to its winner, clock and ledger in every causal order`(part: Part) {
    var (histories, orders, differing) = (0, 0, 0)
    for shape in HistoryShape.all(writes: part.writes, replicas: part.replicas) {
      let valuings = shape.valuings()
      for stamps in shape.admittedStamps() {
        for beginning in shape.beginnings {
          for values in valuings {
            var arrivals = Arrivals(shape.history(beginning, stamps: stamps, values: values))
            arrivals.takeInEveryOrder()
            histories += 1
            orders += arrivals.orderCount
            differing += arrivals.differing
          }
        }
      }
    }
    #expect(differing == 0)
    #expect(histories == Self.known[part.writes][part.replicas - 1])
    print("\(part.testDescription): \(histories) histories, \(orders) causal orders")
  }

  @Test(arguments: parts)
  func `merges its versions to one in every order, grouping and repetition`(part: Part) {
    var (orders, differing) = (0, 0)
    for shape in HistoryShape.all(writes: part.writes, replicas: part.replicas) {
      for stamps in shape.admittedStamps() {
        for beginning in shape.beginnings {
          var arrivals = Arrivals(
            shape.history(
              beginning, stamps: stamps, values: shape.events.map { _ in FieldValue.null }))
          arrivals.mergeInEveryOrder()
          arrivals.mergeInEveryGrouping()
          orders += arrivals.orderCount
          differing += arrivals.differing
        }
      }
    }
    #expect(differing == 0)
    print("\(part.testDescription): versions merged in \(orders) orders")
  }

  @Test(arguments: parts)
  func `admits each write above all it has seen, so that no two can stand equal (I2, I10)`(
    part: Part
  ) {
    for shape in HistoryShape.all(writes: part.writes, replicas: part.replicas) {
      for stamps in shape.admittedStamps() {
        let isAbove = stamps.indices.allSatisfy { place in
          (0..<place).allSatisfy {
            shape.past[place] >> $0 & 1 == 0 || stamps[$0] < stamps[place]
          }
        }
        let places = Set(
          zip(stamps, shape.events).map {
            Dot(replica: History.replica(UInt64($1.replica)), counter: $0.rawValue)
          })
        #expect(isAbove && places.count == stamps.count, "\(shape.events)")
      }
    }
  }

  /// Four parts of the random histories, so that they run beside each other.
  @Test(arguments: 0..<4)
  func `that is larger, drawn at random, comes to its outcome in drawn orders`(quarter: Int) {
    let count = Self.number("PREAU_HISTORIES", otherwise: 20_000) / 4
    var failed: [Int] = []
    for seed in quarter * count..<(quarter + 1) * count {
      var dice = Dice(seed: UInt64(seed))
      var arrivals = Arrivals(Self.drawn(&dice))
      for _ in 0..<3 {
        arrivals.takeInDrawnOrder(&dice)
        arrivals.mergeInDrawnOrder(&dice)
      }
      if arrivals.differing > 0 { failed.append(seed) }
    }
    #expect(failed.isEmpty, "seeds \(failed.prefix(20))")
  }

  /// Two to twelve writes by three replicas; how much each sees, and how close the claims are, is drawn per history.
  private static func drawn(_ dice: inout Dice) -> History {
    let isCreatedByFirst = dice.draw(below: 3) == 0
    var history =
      isCreatedByFirst ? History(creation: Dot(replica: History.replica(1), counter: 1)) : History()
    let values: [FieldValue] = [.null, .text("a"), .text("b"), .integer(0)]
    let (blindness, claims) = (1 + dice.draw(below: 6), 1 + dice.draw(below: 12))
    let valueCount = 1 + dice.draw(below: values.count)
    for place in 0..<2 + dice.draw(below: 11) {
      let replica = isCreatedByFirst && place == 0 ? 1 : UInt64(1 + dice.draw(below: 3))
      history.append(
        replica: replica, values[dice.draw(below: valueCount)],
        seeing: (0..<place).filter { _ in dice.draw(below: blindness) == 0 },
        claimed: UInt64(dice.draw(below: claims)))
    }
    return history
  }
}
