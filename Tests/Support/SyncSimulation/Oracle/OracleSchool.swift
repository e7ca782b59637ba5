import Causality
import RecordModel
import SyncProtocol

/// What the hub must hold of one school, computed from the edits and from who truly knew what.
///
/// Shares nothing with the merge: it applies the words of `protocol/02-causality.md`, section 6, `03-change-set.md`,
/// section 3, `04-exchange.md`, section 3, and `05-merge.md`, section 4, to lists and sets.
struct OracleSchool {
  /// A frame that was admitted, and what it got.
  struct Frame {
    let bytes: [UInt8]
    let verdict: Verdict
  }

  /// What the hub must know of one computer.
  struct Speaker {
    var acknowledged: UInt64 = 0
    var lastStamp: UInt64 = 0
    var lastExchange: UInt64 = 1
    var isRevoked = false
    var chain: [UInt8] = []
    var frames: [UInt64: Frame] = [:]
  }

  private(set) var cells: [Cell: OracleCell] = [:]
  /// The records that exist, in order of admission, with their kinds.
  private(set) var records: [(record: RecordID, kind: UInt16)] = []
  private(set) var kinds: [RecordID: UInt16] = [:]
  private var blocked: Set<RecordID> = []
  var speakers: [ReplicaID: Speaker] = [:]
  private(set) var writeCount = 0
  private(set) var conflictCount = 0
  private(set) var clampedCount = 0
  private(set) var quarantinedCount = 0
  private(set) var looseCount = 0

  func cell(_ cell: Cell) -> OracleCell { cells[cell] ?? OracleCell() }

  /// The places of the writes that an author has seen of a cell.
  private func seen(_ edit: OracleEdit, by replica: ReplicaID, _ counter: UInt64) -> [Int] {
    let writes = cells[edit.cell]?.writes ?? []
    return writes.indices.filter { place in
      let dot = writes[place].dot
      if dot.replica == replica { return dot.counter < counter }
      if dot == edit.cell.record.creation { return true }
      switch edit.knowledge {
      case .heard(let count): return place < count
      case .claimed(let clock): return dot.counter <= clock[dot.replica, default: 0]
      }
    }
  }

  /// Leaves out of a frame what its own author replaced without having heard anything of the field in between.
  func surviving(_ changes: [OracleChange], of replica: ReplicaID) -> [OracleChange] {
    var later: [Cell: Int] = [:]
    var kept: [OracleChange] = []
    for var change in changes.reversed() {
      change.edits = change.edits.reversed().filter { edit in
        let foreign = seen(edit, by: replica, change.counter).count {
          cell(edit.cell).writes[$0].dot.replica != replica
        }
        defer { later[edit.cell] = foreign }
        return later[edit.cell] != foreign
      }.reversed()
      if !change.edits.isEmpty { kept.append(change) }
    }
    return kept.reversed()
  }

  /// Admits one frame at the hub's time.
  mutating func admit(
    _ changes: [OracleChange], counters: ClosedRange<UInt64>, of replica: ReplicaID,
    hubMilliseconds: UInt64
  ) -> OracleVerdict {
    var verdict = OracleVerdict()
    var aside: Set<RecordID> = []
    var looked = Lookups()
    for change in changes {
      let isBad =
        change.defect != nil
        || change.records.contains { aside.contains($0) || !mayExist($0, replica, counters) }
      let stamp = admitStamp(
        change, of: replica, isBad: isBad, hubMilliseconds: hubMilliseconds)
      if stamp != change.claimed { verdict.stamps[change.counter] = stamp }
      if isBad {
        verdict.quarantined.append(change.counter)
        quarantinedCount += 1
        aside.formUnion(change.records)
        blocked.formUnion(change.records.filter { $0.creation == Dot(replica, change.counter) })
      } else {
        verdict.conflictCount += merge(change, of: replica, stamp: stamp, &looked)
      }
    }
    loosen(looked)
    conflictCount += verdict.conflictCount
    speakers[replica]?.acknowledged = counters.upperBound
    return verdict
  }

  /// Whether a record is there, or made in this very frame.
  private func mayExist(
    _ record: RecordID, _ replica: ReplicaID, _ counters: ClosedRange<UInt64>
  ) -> Bool {
    if kinds[record] != nil { return true }
    guard !blocked.contains(record) else { return false }
    return record.creation.replica == replica && counters.contains(record.creation.counter)
  }

  private mutating func admitStamp(
    _ change: OracleChange, of replica: ReplicaID, isBad: Bool, hubMilliseconds: UInt64
  ) -> UInt64 {
    var floor = speakers[replica]?.lastStamp ?? 0
    if !isBad {
      for edit in change.edits {
        floor = max(floor, cell(edit.cell).floor(seen(edit, by: replica, change.counter)))
      }
    }
    let next: (UInt64) -> UInt64 = { $0 == .max ? .max : $0 + 1 }
    let isAhead =
      change.claimed > OracleClock.stamp(hubMilliseconds &+ 300_000) | 0xFFFF
    if isAhead { clampedCount += 1 }
    let stamp =
      isAhead
      ? next(max(OracleClock.stamp(hubMilliseconds), floor)) : max(change.claimed, next(floor))
    speakers[replica]?.lastStamp = stamp
    return stamp
  }

  private mutating func merge(
    _ change: OracleChange, of replica: ReplicaID, stamp: UInt64, _ looked: inout Lookups
  ) -> Int {
    var conflicts = 0
    for edit in change.edits {
      let seen = seen(edit, by: replica, change.counter)
      let write = OracleWrite(
        dot: Dot(replica, change.counter), stamp: stamp, value: edit.value, author: change.author)
      noteLookups(edit.cell, seen, &looked)
      if cells[edit.cell, default: OracleCell()].admit(write, seen: seen) { conflicts += 1 }
      writeCount += 1
      if kinds[edit.cell.record] == nil {
        kinds[edit.cell.record] = edit.kind
        records.append((edit.cell.record, edit.kind))
      }
    }
    return conflicts
  }

  /// Notes a field for which the hub looks into its change log, and where it looks.
  private func noteLookups(_ cell: Cell, _ seen: [Int], _ looked: inout Lookups) {
    guard let known = cells[cell], !known.writes.isEmpty, !seen.contains(known.winner) else {
      return
    }
    let open = known.openPlaces(among: seen)
    guard !open.isEmpty else { return }
    var last: [ReplicaID: Int] = [:]
    for place in seen { last[known.writes[place].dot.replica] = place }
    looked.cells.insert(cell)
    looked.dots.formUnion(last.values.filter { !open.contains($0) }.map { known.writes[$0].dot })
  }

  /// Marks the fields whose ledger the hub may leave fuller, because one frame made it look up too many others.
  ///
  /// The hub takes a frame record by record, so any of them may be the one that finds no look-ups left.
  private mutating func loosen(_ looked: Lookups) {
    guard looked.dots.count > Limits.frameLookupsMax else { return }
    for cell in looked.cells where cells[cell]?.isLoose == false {
      cells[cell]?.isLoose = true
      looseCount += 1
    }
  }

  /// What one frame makes the hub look up.
  private struct Lookups {
    var cells: Set<Cell> = []
    var dots: Set<Dot> = []
  }
}

extension Dot {
  init(_ replica: ReplicaID, _ counter: UInt64) { self.init(replica: replica, counter: counter) }
}
