import Causality
import Convergence
import RecordModel
import TestInput

/// The writes of one history arriving in one order or another, held against what the history must come to.
struct Arrivals {
  private let history: History
  private let record: RecordID
  private let version: FieldVersion?
  private let value: FieldValue?
  private let ledger: Set<Dot>
  /// For each write the places of those it has seen, as bits.
  private let past: [Int]
  private let versions: [FieldVersion]
  private(set) var orderCount = 0
  /// Orders that came to something else, and merges that break a law.
  private(set) var differing = 0

  init(_ history: History) {
    self.history = history
    record = history.record
    version = history.version
    value = history.winner?.value
    ledger = history.ledger
    let writes = history.writes
    past = writes.map { write in
      writes.indices.reduce(0) { write.hasSeen(writes[$1]) ? $0 | 1 << $1 : $0 }
    }
    versions = writes.map {
      FieldVersion(writer: $0.dot, stamp: $0.stamp, clock: $0.seen, of: history.record)
    }
  }

  private var whole: Int { 1 << versions.count - 1 }

  // MARK: the hub, in causal orders

  /// Takes the writes in, in every order in which each comes after all it has seen.
  mutating func takeInEveryOrder() { take(RecordCell(history), arrived: 0) }

  private mutating func take(_ cell: RecordCell, arrived: Int) {
    guard arrived != whole else { return judge(cell) }
    for place in versions.indices where isNext(place, arrived) {
      var next = cell
      next.take(history.writes[place])
      take(next, arrived: arrived | 1 << place)
    }
  }

  /// Takes the writes in, in one order drawn among those.
  mutating func takeInDrawnOrder(_ dice: inout Dice) {
    var cell = RecordCell(history)
    var arrived = 0
    while arrived != whole {
      let next = versions.indices.filter { isNext($0, arrived) }
      let place = next[dice.draw(below: next.count)]
      cell.take(history.writes[place])
      arrived |= 1 << place
    }
    judge(cell)
  }

  private func isNext(_ place: Int, _ arrived: Int) -> Bool {
    arrived >> place & 1 == 0 && past[place] & ~arrived == 0
  }

  private mutating func judge(_ cell: RecordCell) {
    orderCount += 1
    let isRight =
      cell.version == version && cell.value == value && cell.open.count == ledger.count
      && cell.open.allSatisfy { ledger.contains($0.loser) }
    if !isRight { differing += 1 }
  }

  // MARK: the versions alone, in whatever order

  /// Merges the versions in every order, causal or not, each merged one arriving again at every step.
  mutating func mergeInEveryOrder() {
    for place in versions.indices { merge(versions[place], arrived: 1 << place) }
  }

  private mutating func merge(_ state: FieldVersion, arrived: Int) {
    for place in versions.indices {
      let merged = merged(versions[place], state)
      if merged != self.merged(state, versions[place]) { differing += 1 }
      if arrived >> place & 1 == 1 {
        if merged != state { differing += 1 }
      } else {
        merge(merged, arrived: arrived | 1 << place)
      }
    }
    guard arrived == whole else { return }
    orderCount += 1
    if state != version { differing += 1 }
  }

  /// Merges what any part of the versions came to with what any other part did, both perhaps holding the same ones.
  mutating func mergeInEveryGrouping() {
    let parts = (1...whole).map { part in
      versions.indices.reduce(nil as FieldVersion?) { state, place in
        guard part >> place & 1 == 1 else { return state }
        return state.map { merged(versions[place], $0) } ?? versions[place]
      }
    }
    for (left, leftState) in parts.enumerated() {
      for (right, rightState) in parts.enumerated() where (left + 1) | (right + 1) == whole {
        guard let leftState, let rightState else { continue }
        if merged(leftState, rightState) != version { differing += 1 }
      }
    }
  }

  /// Merges the versions in one drawn order in which some come again.
  mutating func mergeInDrawnOrder(_ dice: inout Dice) {
    guard var state = versions.first else { return }
    var order = Array(versions.indices) + versions.indices.filter { _ in dice.draw(below: 3) == 0 }
    for place in order.indices { order.swapAt(place, dice.draw(below: order.count)) }
    for place in order { state = merged(versions[place], state) }
    if state != version { differing += 1 }
  }

  private func merged(_ write: FieldVersion, _ value: FieldVersion) -> FieldVersion {
    Merge.merge(write, into: value, of: record).version
  }
}
