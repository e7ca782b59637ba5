internal import Causality
internal import RecordModel

/// Writes to one field of one record, each with all that its author had seen of it.
struct SampleHistory {
  struct Write {
    let dot: Dot
    let stamp: HybridTimestamp
    let value: FieldValue
    let seen: VersionVector
  }

  let name: String
  let record: RecordID
  private(set) var writes: [Write] = []

  /// A history of a record made by `creation`, which by default did not write the field.
  init(_ name: String, creation: Dot = .sample(9, 1)) {
    self.name = name
    record = RecordID(creation: creation, index: 0)
  }

  /// Adds a write by `replica` that has seen what its own earlier writes saw, and the writes at `seen`.
  mutating func write(_ replica: UInt64, _ value: FieldValue, seeing seen: [Int], minute: UInt64) {
    var clock = VersionVector()
    let own = writes.indices.filter { writes[$0].dot.replica == .sample(replica) }
    for place in own + seen {
      clock.insert(writes[place].dot)
      clock.formJoin(writes[place].seen)
    }
    let dot = Dot.sample(replica, UInt64(own.count + 1))
    if dot != record.creation { clock.insert(record.creation) }
    let claimed = HybridTimestamp(milliseconds: 1_700_000_000_000 + minute * 60_000, counter: 0)
    let floor = writes.filter { clock.contains($0.dot) }.map(\.stamp).max() ?? .zero
    writes.append(
      Write(
        dot: dot, stamp: max(claimed, floor.successor), value: value, seen: clock))
  }

  /// Whether `left` has seen `right`.
  func hasSeen(_ left: Int, _ right: Int) -> Bool {
    left != right && writes[left].seen.contains(writes[right].dot)
  }

  private func isLater(_ left: Int, _ right: Int) -> Bool {
    writes[left].stamp != writes[right].stamp
      ? writes[left].stamp > writes[right].stamp : writes[left].dot > writes[right].dot
  }

  /// The latest of `places`.
  func latest(of places: [Int]) -> Int? { places.max { isLater($1, $0) } }

  /// What is in the ledger once all writes are admitted, by the definition of `protocol/05-merge.md`, section 4.
  var ledger: [Int] {
    let winner = latest(of: Array(writes.indices))
    return writes.indices.filter { $0 != winner && !isReplaced($0) }
  }

  private func isReplaced(_ place: Int) -> Bool {
    writes.indices.contains { later in
      guard hasSeen(later, place) else { return false }
      let parent = latest(of: writes.indices.filter { hasSeen(later, $0) })
      return parent.map { writes[$0].value } == writes[place].value
    }
  }

  /// Orders of arrival in which each write comes after all it has seen, at most `limit`.
  func orders(limit: Int) -> [[Int]] {
    var orders: [[Int]] = []
    extend([], &orders, limit)
    return orders
  }

  private func extend(_ order: [Int], _ orders: inout [[Int]], _ limit: Int) {
    guard orders.count < limit else { return }
    guard order.count < writes.count else { return orders.append(order) }
    for place in writes.indices.reversed() where !order.contains(place) {
      let isReady = writes.indices.allSatisfy { !hasSeen(place, $0) || order.contains($0) }
      if isReady { extend(order + [place], &orders, limit) }
    }
  }
}
