import Convergence
import TestInput
import Causality
import CentralHub
import CentralStorage
import RecordModel
import ReplicaStorage
import SchoolReplica
import SyncMachine
import SyncProtocol

extension SimulatedWorld {
  /// How many rounds of everybody synchronising once may be needed until nothing moves any more.
  private static let roundsMax = 4

  /// Heals the network, lets everybody synchronise until nothing moves, and compares everything.
  func judge() async throws {
    dice = Dice(seed: plan.seed ^ 0xF1A1)
    faultRate = 0
    depth = 2
    note("the network heals")
    while !late.isEmpty, failure == nil { try await deliverLate() }
    for school in schools.indices { try await enrol(school: school) }
    try await settleDown()
    for place in machines.indices where failure == nil { try await compare(place) }
    for school in schools.indices where failure == nil { try await account(school) }
    guard failure == nil else { return }
    let verification = try await hub.verify()
    if !verification.differences.isEmpty { violated("verify: \(verification.differences)") }
    addTotals()
  }

  private func settleDown() async throws {
    for round in 0..<Self.roundsMax where failure == nil {
      let before = schools.map(\.writeCount)
      for place in machines.indices where failure == nil && !machines[place].isRefused {
        let outcome = try await sync(place)
        switch outcome {
        case .synced, .partlySynced(.setAside): break
        case .refused where machines[place].isRefused: break
        default: violated("machine \(place) ends \(outcome) on a good line")
        }
      }
      if round > 0, schools.map(\.writeCount) == before { return }
    }
    violated("not quiet after \(Self.roundsMax) rounds")
  }

  /// Compares one machine's file with the model: every field, its author, its place in the order, and the ledger.
  private func compare(_ place: Int) async throws {
    let machine = machines[place]
    let store = try ReplicaStore.open(
      path: machine.folder + "/replica.sqlite",
      schema: SimulatedSchema.version(machine.schemaVersion))
    if try !store.verify() { violated("machine \(place): its stored hash is not its own") }
    if try stateHash(of: store) != store.state.stateHash.value {
      violated("machine \(place): its state hash is not the one of what it holds")
    }
    if machine.isRefused { return try compareOwn(place, store) }
    let own = ownAside(machine)
    var found: Set<Cell> = []
    for kind: UInt16 in [1, 2, 9] {
      try store.eachRecord(of: kind) { record in
        if kind != 9 || record.kind == 9 { compare(record, place, own, &found) }
      }
    }
    let missing = schools[machine.school].cells.keys.filter { !found.contains($0) }
    if !missing.isEmpty { violated("machine \(place) lacks \(missing.count) fields") }
    try compareLedger(store, place)
    let central = try await hub.school(uai: Self.uais[machine.school])?.stateHash
    if machine.isWhole, store.state.stateHash != central {
      violated("machine \(place): its state hash is not the hub's")
    }
    note("machine \(place) ends with \(store.state.stateHash)")
  }

  /// The state hash of all that a store shows, summed up anew.
  private func stateHash(of store: ReplicaStore) throws -> UInt128 {
    var lost: [RecordID: [OracleHash.Lost]] = [:]
    for row in try store.openLedger() {
      lost[row.entry.record, default: []].append(
        OracleHash.Lost(
          field: row.entry.field, loser: row.entry.loser, stamp: row.entry.stamp.rawValue))
    }
    var sum: UInt128 = 0
    for kind: UInt16 in [1, 2, 9] {
      try store.eachRecord(of: kind) { record in
        guard kind != 9 || record.kind == 9 else { return }
        let groups = record.versions.map { version in
          OracleHash.Group(
            mask: version.fields.bits, writer: version.version.writer,
            stamp: version.version.stamp.rawValue, clock: version.version.clock.entries)
        }
        sum &+= OracleHash.term(
          record.record, kind: record.kind, groups, lost[record.record] ?? [])
      }
    }
    return sum
  }

  /// The fields that changes wrote which the hub has set aside: there a machine holds its own.
  private func ownAside(_ machine: Machine) -> Set<Cell> {
    Set(machine.quarantined.flatMap { machine.changes[$0]?.edits.map(\.cell) ?? [] })
  }

  private func compare(
    _ record: ReplicaRecord, _ place: Int, _ own: Set<Cell>, _ found: inout Set<Cell>
  ) {
    let school = schools[machines[place].school]
    for version in record.versions {
      for field in version.fields {
        let cell = Cell(record: record.record, field: field)
        found.insert(cell)
        guard !own.contains(cell) else { continue }
        totals.comparedFields += 1
        let held = school.cell(cell).winning
        let value = record.values[field] ?? .null
        guard let held, held.dot == version.version.writer,
          held.stamp == version.version.stamp.rawValue, held.value == value,
          held.author == version.author, school.kinds[record.record] == record.kind
        else {
          violated(
            "machine \(place) field \(field) of \(record.record): \(value) by \(version.version.writer) at \(version.version.stamp.rawValue), expected \(String(describing: held))"
          )
          continue
        }
      }
    }
  }

  private struct Lost: Hashable {
    let cell: Cell
    let dot: Dot
    let stamp: UInt64
    let value: FieldValue
    let author: String?
  }

  private func compareLedger(_ store: ReplicaStore, _ place: Int) throws {
    let school = schools[machines[place].school]
    var expected: Set<Lost> = []
    for (cell, held) in school.cells {
      for write in held.ledger {
        expected.insert(
          Lost(
            cell: cell, dot: write.dot, stamp: write.stamp, value: write.value,
            author: write.author))
      }
    }
    var actual: Set<Lost> = []
    for row in try store.openLedger() {
      let cell = Cell(record: row.entry.record, field: row.entry.field)
      let lost = Lost(
        cell: cell, dot: row.entry.loser, stamp: row.entry.stamp.rawValue, value: row.entry.value,
        author: row.author)
      let isTolerated = school.cell(cell).isLoose && !expected.contains(lost)
      if !isTolerated { actual.insert(lost) }
    }
    totals.comparedLedgerRows += actual.count
    guard actual != expected else { return }
    let different = actual.symmetricDifference(expected)
    let cell = different.map(\.cell).min()
    let words = different.filter { $0.cell == cell }.map { lost in
      "\(lost.dot.replica.description.prefix(4)):\(lost.dot.counter) "
        + (actual.contains(lost) ? "too much" : "missing")
    }
    violated(
      "machine \(place) ledger: \(words.sorted()) in field \(cell?.field ?? 0)\n    "
        + (cell.map { school.cell($0).story } ?? ""))
  }

  /// A machine that the hub refuses for good has lost no edit: each is in its file.
  private func compareOwn(_ place: Int, _ store: ReplicaStore) throws {
    let machine = machines[place]
    note("machine \(place) stays refused with \(machine.counter - machine.acknowledged) pending")
    guard store.state.counter == machine.counter else {
      return violated("machine \(place) has lost changes")
    }
    var own: [Cell: [UInt64: FieldValue]] = [:]
    for (counter, change) in machine.changes {
      for edit in change.edits { own[edit.cell, default: [:]][counter] = edit.value }
    }
    for (cell, values) in own {
      let writes = try store.ownWrites(to: cell.record, field: cell.field, after: 0)
      let found = Dictionary(writes.map { ($0.dot.counter, $0.value) }, uniquingKeysWith: { $1 })
      if found != values { violated("machine \(place) has lost edits of field \(cell.field)") }
    }
  }

  /// Acknowledged = winners + replaced + ledger + quarantined, and the hub's own counts agree.
  private func account(_ place: Int) async throws {
    let school = schools[place]
    let winners = school.cells.count
    let ledger = school.cells.values.reduce(0) { $0 + $1.ledger.count }
    let replaced = school.cells.values.reduce(0) { $0 + $1.replacedCount }
    if winners + ledger + replaced != school.writeCount {
      violated("school \(place): \(winners) + \(ledger) + \(replaced) of \(school.writeCount)")
    }
    let isExact = !school.cells.values.contains { $0.isLoose }
    let central = try await hub.school(uai: Self.uais[place])
    if isExact, central?.openConflictCount != ledger {
      violated(
        "school \(place): the hub counts \(central?.openConflictCount ?? -1) in the ledger, not \(ledger)"
      )
    }
    for device in try await hub.devices(ofSchool: central?.number)
    where school.speakers[device.replica]?.acknowledged != device.chain.counter {
      violated("school \(place): \(device.replica) acknowledged \(device.chain.counter)")
    }
    note("school \(place) \(winners) \(ledger) \(replaced) \(central?.stateHash.description ?? "")")
  }

  private func addTotals() {
    for school in schools {
      totals.admittedWrites += school.writeCount
      totals.conflicts += school.conflictCount
      totals.clamps += school.clampedCount
      totals.quarantines += school.quarantinedCount
      totals.looseFields += school.looseCount
    }
  }
}
