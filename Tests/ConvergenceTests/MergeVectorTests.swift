import Causality
import Convergence
import RecordModel
import TestInput
import Testing

@Suite struct `The vectors of merging` {
  struct Case: Decodable {
    struct Write: Decodable {
      struct Value: Decodable {
        let text: String
      }

      let dot: VectorDot
      let stamp: VectorStamp
      let value: Value?
      let seen: [VectorDot]
    }

    let record: VectorRecord
    let writes: [Write]
    let orders: [[Int]]?
    let order: [Int]?
    let winner: Int?
    let clock: [VectorDot]?
    let ledger: [Int]?
    let conflicts: [Int]?

    var history: History {
      History(
        creation: record.record.creation,
        writes: writes.map { write in
          var seen = write.seen.clock
          if write.dot.dot != record.record.creation { seen.insert(record.record.creation) }
          return History.Write(
            dot: write.dot.dot, stamp: write.stamp.stamp,
            value: write.value.map { .text($0.text) } ?? .null, seen: seen)
        })
    }
  }

  @Test(arguments: ["merge/valid/examples.json", "merge/valid/histories.json"])
  func `give the same outcome in every order`(path: String) throws {
    for one in try VectorFile.cases(path, as: Case.self) {
      let history = one.history
      let winner = try #require(one.winner)
      let ledger = Set(try #require(one.ledger).map { history.writes[$0].dot })
      #expect(history.ledger == ledger)
      for order in try #require(one.orders) {
        var cell = Cell(history)
        for place in order { cell.take(history.writes[place]) }
        #expect(cell.version?.writer == history.writes[winner].dot)
        #expect(cell.version?.clock == one.clock?.clock)
        #expect(Set(cell.open.map(\.loser)) == ledger)
        let conflicts = try #require(one.conflicts).map { history.writes[$0].dot }
        #expect(Set(cell.open.filter { $0.value != cell.value }.map(\.loser)) == Set(conflicts))
      }
    }
  }

  @Test func `name histories that no admission lets happen`() throws {
    for one in try VectorFile.cases("merge/invalid/histories.json", as: Case.self) {
      let order = try #require(one.order)
      #expect(!isPossible(one.history, order: order))
    }
  }

  private func isPossible(_ history: History, order: [Int]) -> Bool {
    let writes = history.writes
    let dots = Set(writes.map(\.dot))
    guard dots.count == writes.count, !dots.contains(where: { $0.counter == 0 }) else {
      return false
    }
    for write in writes {
      if write.seen.contains(write.dot) { return false }
      if write.seen.entries.contains(where: { !dots.contains($0) && $0 != history.record.creation })
      {
        return false
      }
      if writes.contains(where: { write.hasSeen($0) && $0.stamp >= write.stamp }) { return false }
    }
    return !order.indices.contains { place in
      order[place...].contains { writes[order[place]].hasSeen(writes[$0]) }
    }
  }

  @Test func `reduce clocks`() throws {
    struct Reduction: Decodable {
      let clock: [VectorDot]
      let writer: VectorDot
      let creation: VectorDot
      let reduced: [VectorDot]
      let full: [VectorDot]
      let dot: VectorDot
      let seen: Bool
    }
    for one in try VectorFile.cases("causality/valid/reduced.json", as: Reduction.self) {
      let record = RecordID(creation: one.creation.dot, index: 0)
      let version = FieldVersion(
        writer: one.writer.dot, stamp: .zero, clock: one.clock.clock, of: record)
      #expect(version.clock == one.reduced.clock)
      #expect(version.fullClock(of: record) == one.full.clock)
      #expect(version.hasSeen(one.dot.dot, of: record) == one.seen)
    }
  }
}
