import Causality
import Convergence
import RecordModel
import ReplicaStorage

/// What W4 ended in: compared between the replicas, and with what the file says should have lost.
struct WorkloadConvergence {
  private struct Cell: Hashable {
    let record: RecordID
    let field: UInt8
  }

  /// The last write of one replica to a cell.
  private struct Last {
    let write: WorkloadBook.Write
    let value: FieldValue
    var isEarlier: (Last) -> Bool {
      { (write.milliseconds, write.author) < ($0.write.milliseconds, $0.write.author) }
    }
  }

  private struct Loser: Hashable {
    let cell: Cell
    let dot: Dot
  }

  /// Cells that differ between replicas.
  private(set) var apartCount = 0
  /// Cells with different last values from at least two replicas.
  private(set) var conflictCount = 0
  /// Conflicts whose kept value is the one that the latest clock wrote.
  private(set) var latestKeptCount = 0
  /// The other conflicts of which some write was clamped or lifted by the hub.
  private(set) var explainedCount = 0
  /// Last values of a replica that are not the kept one, from the file alone.
  private(set) var lostCount = 0
  /// How many of them each replica's ledger has.
  private(set) var keptCounts: [Int] = []
  /// How many entries with another value than the kept one each replica's ledger has.
  private(set) var ledgerCounts: [Int] = []

  /// Compares the replicas in `paths`; `adjusted` are the counters the hub gave other stamps, by replica.
  init(
    _ workload: PreparedWorkload, paths: [String], adjusted: [[UInt64]], schema: RecordSchema
  ) throws {
    let stores = try paths.map { try ReplicaStore.open(path: $0, schema: schema) }
    let values = try stores.map(Self.values)
    let replicas = stores.map(\.state.replica)
    var dots: Set<Dot> = []
    for (replica, counters) in zip(replicas, adjusted) {
      dots.formUnion(counters.map { Dot(replica: replica, counter: $0) })
    }
    let writes = workload.book.writes.filter { replicas.contains($0.dot.replica) }
    var lost: Set<Loser> = []
    for (cell, lasts) in Self.lastWrites(writes) {
      let held = values.map { $0[cell.record]?[cell.field] ?? .null }
      if Set(held).count > 1 { apartCount += 1 }
      guard let kept = held.first, Set(lasts.map(\.value)).count > 1 else { continue }
      judge(lasts, kept: kept, adjusted: dots)
      for last in lasts where last.value != kept {
        lost.insert(Loser(cell: cell, dot: last.write.dot))
      }
    }
    lostCount = lost.count
    for (store, values) in zip(stores, values) {
      let entries = try store.openLedger().map(\.entry).filter {
        values[$0.record]?[$0.field] ?? .null != $0.value
      }
      ledgerCounts.append(entries.count)
      let losers = entries.map {
        Loser(cell: Cell(record: $0.record, field: $0.field), dot: $0.loser)
      }
      keptCounts.append(lost.intersection(losers).count)
    }
  }

  private mutating func judge(_ lasts: [Last], kept: FieldValue, adjusted: Set<Dot>) {
    conflictCount += 1
    if lasts.max(by: { $0.isEarlier($1) })?.value == kept {
      latestKeptCount += 1
    } else if lasts.contains(where: { adjusted.contains($0.write.dot) }) {
      explainedCount += 1
    }
  }

  private static func values(of store: ReplicaStore) throws -> [RecordID: [UInt8: FieldValue]] {
    var values: [RecordID: [UInt8: FieldValue]] = [:]
    try store.eachRecord(of: WorkloadSchema.kind) { values[$0.record] = $0.values }
    return values
  }

  private static func lastWrites(_ writes: [WorkloadBook.Write]) -> [Cell: [Last]] {
    var lasts: [Cell: [ReplicaID: Last]] = [:]
    for write in writes {
      for (field, value) in write.values {
        lasts[Cell(record: write.record, field: field), default: [:]][write.dot.replica] =
          Last(write: write, value: value)
      }
    }
    return lasts.mapValues { Array($0.values) }
  }
}
