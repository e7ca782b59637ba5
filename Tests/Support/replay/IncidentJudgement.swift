import Causality
import CentralHub
import CentralStorage
import Convergence
import RecordModel
import ReplicaStorage
import SyncProtocol

/// Holds the product's end state against the oracle's.
struct IncidentJudgement {
  let world: IncidentWorld
  let oracle: IncidentOracle
  let records: [String: RecordID]
  private var found: [String] = []

  /// One lost write: what a conflict is told by.
  private struct Lost: Hashable {
    let record: RecordID
    let field: UInt8
    let writer: Dot
  }

  init(world: IncidentWorld, oracle: IncidentOracle, records: [String: RecordID]) {
    self.world = world
    self.oracle = oracle
    self.records = records
  }

  mutating func differences(_ counts: ReplayCounts) async throws -> [String] {
    let (winners, conflicts, ledger, replaced) = judgeCells()
    let stores = try world.members.map {
      try ReplicaStore.open(path: $0.path, schema: IncidentSchema.schema)
    }
    var detected: Set<Lost> = []
    for school in world.schoolNumbers.indices {
      let places = world.members.indices.filter { world.members[$0].school == school }
      for place in places {
        let lost = try compare(stores[place], winners: winners, school: school, place)
        if place == places.first {
          detected.formUnion(lost)
        } else if !lost.isSubset(of: detected) {
          found.append("replica \(place) has conflicts its school does not have")
        }
      }
      try await compareHashes(places.map { stores[$0].state.stateHash }, school)
    }
    let status = try await world.hub.status()
    if status.openLedgerCount != ledger {
      found.append("hub ledger \(status.openLedgerCount), computed \(ledger)")
    }
    if detected != conflicts {
      found.append("conflicts detected \(detected.count), computed \(conflicts.count)")
    }
    if counts.sentWriteCount != oracle.admittedCount {
      found.append("writes sent \(counts.sentWriteCount), computed \(oracle.admittedCount)")
    }
    if winners.count + replaced + ledger != oracle.admittedCount {
      found.append("the accounts do not add up")
    }
    let verification = try await world.hub.verify()
    if !verification.differences.isEmpty {
      found.append("verify: \(verification.differences.count) differences")
    }
    tell(counts, conflicts.count, detected.count, winners.count, replaced, ledger, verification)
    return found
  }

  private func judgeCells() -> (
    winners: [IncidentOracle.Cell: FieldValue], conflicts: Set<Lost>, ledger: Int, replaced: Int
  ) {
    let ids = world.members.map(\.id)
    let order = ids.indices.map { place in ids.count { $0 < ids[place] } }
    var winners: [IncidentOracle.Cell: FieldValue] = [:]
    var conflicts: Set<Lost> = []
    var (ledger, replaced) = (0, 0)
    for (cell, writes) in oracle.writes {
      guard let record = records[cell.incident], let verdict = CellVerdict(writes, order: order)
      else { continue }
      winners[cell] = verdict.winner.value
      ledger += verdict.ledger.count
      replaced += verdict.replacedCount
      for write in verdict.conflicts {
        conflicts.insert(
          Lost(
            record: record, field: cell.field,
            writer: Dot(replica: ids[write.replica], counter: write.counter)))
      }
    }
    return (winners, conflicts, ledger, replaced)
  }

  /// Compares every value of one replica, and gathers its conflicts.
  private mutating func compare(
    _ store: ReplicaStore, winners: [IncidentOracle.Cell: FieldValue], school: Int, _ place: Int
  ) throws -> Set<Lost> {
    let numbers = Dictionary(uniqueKeysWithValues: records.map { ($0.value, $0.key) })
    var values: [RecordID: [UInt8: FieldValue]] = [:]
    var wrong = 0
    try store.eachRecord(of: IncidentSchema.kind) { record in
      values[record.record] = record.values
      guard let incident = numbers[record.record] else { return wrong += 1 }
      for version in record.versions {
        for field in version.fields {
          let cell = IncidentOracle.Cell(incident: incident, field: field)
          if winners[cell] != record.values[field, default: .null] { wrong += 1 }
        }
      }
    }
    if wrong > 0 { found.append("replica \(place): \(wrong) values differ") }
    if try !store.verify() { found.append("replica \(place): its stored hash is not its own") }
    return Set(
      try store.openLedger().filter {
        values[$0.entry.record]?[$0.entry.field, default: .null] != $0.entry.value
      }.map { Lost(record: $0.entry.record, field: $0.entry.field, writer: $0.entry.loser) })
  }

  private mutating func compareHashes(_ hashes: [StateHash], _ school: Int) async throws {
    let central =
      try await world.hub.school(uai: world.schoolNumbers[school])?.stateHash ?? StateHash()
    print(
      "  school \(school): hub \(central)  replicas \(hashes.map(\.description).joined(separator: " "))"
    )
    if hashes.contains(where: { $0 != central }) {
      found.append("school \(school): state hashes differ")
    }
  }

  private func tell(
    _ counts: ReplayCounts, _ computed: Int, _ detected: Int, _ winners: Int, _ replaced: Int,
    _ ledger: Int,
    _ verification: Verification
  ) {
    print(
      """
      events replayed        \(counts.eventCount)
      change-sets            \(counts.changeSetCount)
      field writes made      \(counts.madeWriteCount)
      field writes admitted  \(counts.sentWriteCount)   (computed \(oracle.admittedCount); the rest was replaced before anyone saw it)
      acknowledged           \(oracle.admittedCount) = \(winners) winners + \(replaced) causally replaced + \(ledger) in the ledger
      conflicts              \(detected) detected, \(computed) computed
      stamps                 \(oracle.clampedCount) clamped, \(oracle.liftedCount) lifted, each equal to the computed one
      synchronisations       \(counts.syncCount), of which \(counts.forcedSyncCount) pairs because a record was not known yet
      exchanges              \(counts.exchangeCount), \(counts.frameCount) frames
      bytes of bodies        \(counts.sentByteCount) sent, \(counts.receivedByteCount) received
      log replayed by verify \(verification.frameCount) frames, \(verification.recordCount) records, \(verification.differences.count) differences
      """)
  }
}
