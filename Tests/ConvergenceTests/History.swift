import Causality
import Convergence
import RecordModel

/// Writes to one field of one record, and the whole outcome computed from the set alone: the oracle.
struct History: Sendable {
  struct Write: Sendable {
    let dot: Dot
    let stamp: HybridTimestamp
    let value: FieldValue
    /// All that the author had seen of the field, in full.
    let seen: VersionVector

    func isLater(than other: Write) -> Bool {
      stamp != other.stamp ? stamp > other.stamp : dot > other.dot
    }

    func hasSeen(_ other: Write) -> Bool { dot != other.dot && seen.contains(other.dot) }
  }

  let record: RecordID
  var writes: [Write] = []

  static func replica(_ number: UInt64) -> ReplicaID { ReplicaID(high: number, low: number) }

  /// A history of a record made by `creation`.
  init(creation: Dot = Dot(replica: Self.replica(9), counter: 1), writes: [Write] = []) {
    record = RecordID(creation: creation, index: 0)
    self.writes = writes
  }

  /// Adds a write that has seen its replica's own past and the writes at `seen` with their pasts.
  mutating func append(
    replica number: UInt64, _ value: FieldValue, seeing seen: [Int], claimed: UInt64
  ) {
    let replica = Self.replica(number)
    var clock = VersionVector()
    let own = writes.indices.filter { writes[$0].dot.replica == replica }
    for place in own + seen {
      clock.insert(writes[place].dot)
      clock.formJoin(writes[place].seen)
    }
    let dot = Dot(replica: replica, counter: UInt64(own.count + 1))
    if dot != record.creation { clock.insert(record.creation) }
    let floor = writes.filter { clock.contains($0.dot) }.map(\.stamp).max() ?? .zero
    let admitted = AdmittedStamp(
      claimed: HybridTimestamp(milliseconds: claimed, counter: 0), floor: floor,
      hubMilliseconds: 1_000_000)
    writes.append(Write(dot: dot, stamp: admitted.stamp, value: value, seen: clock))
  }

  var winner: Write? { writes.max { $1.isLater(than: $0) } }

  /// The ledger by its definition in `protocol/05-merge.md`, section 4.
  var ledger: Set<Dot> {
    Set(writes.filter { $0.dot != winner?.dot && !isReplaced($0) }.map(\.dot))
  }

  private func isReplaced(_ write: Write) -> Bool {
    writes.contains { later in
      later.hasSeen(write)
        && writes.filter { later.hasSeen($0) }.max { $1.isLater(than: $0) }?.value == write.value
    }
  }

  /// The winner with everything that anybody has seen.
  var version: FieldVersion? {
    guard let winner else { return nil }
    var clock = VersionVector()
    for write in writes {
      clock.insert(write.dot)
      clock.formJoin(write.seen)
    }
    return FieldVersion(writer: winner.dot, stamp: winner.stamp, clock: clock, of: record)
  }

  /// Orders in which each write comes after all it has seen, at most `limit`.
  func causalOrders(limit: Int) -> [[Write]] {
    var orders: [[Write]] = []
    extend([], &orders, limit)
    return orders
  }

  private func extend(_ order: [Write], _ orders: inout [[Write]], _ limit: Int) {
    guard orders.count < limit else { return }
    guard order.count < writes.count else { return orders.append(order) }
    let left = writes.filter { write in !order.contains { $0.dot == write.dot } }
    for write in left where !left.contains(where: { write.hasSeen($0) }) {
      extend(order + [write], &orders, limit)
    }
  }
}
