import Causality
import CentralHub
import CentralStorage
import Convergence
import RecordModel
import ReplicaStorage
import SyncMachine
import SyncProtocol

/// Holds the product's end state against the oracle's.
struct IncidentJudgement {
  let world: IncidentWorld
  let oracle: IncidentOracle
  let records: [String: RecordID]
  private let incidents: [RecordID: String]
  private var found: [String] = []

  init(world: IncidentWorld, oracle: IncidentOracle, records: [String: RecordID]) {
    self.world = world
    self.oracle = oracle
    self.records = records
    incidents = Dictionary(records.map { ($0.value, $0.key) }) { first, _ in first }
  }

  /// Compares every replica, and a newcomer that has only what the hub gave it, with what was computed.
  mutating func differences(_ counts: ReplayCounts) async throws -> [String] {
    let computed = computedOutcomes()
    var detectedCount = 0
    for school in world.schoolNumbers.indices {
      let newcomer = try await world.newcomer(ofSchool: school)
      if newcomer.outcome != .synced {
        found.append("school \(school): a newcomer's synchronisation ends as \(newcomer.outcome)")
      }
      let members = world.members.filter { $0.school == school } + [newcomer.member]
      let expected = computed[school, default: IncidentOutcome()]
      var hashes: [StateHash] = []
      for (place, member) in members.enumerated() {
        let store = try ReplicaStore.open(path: member.path, schema: IncidentSchema.schema)
        let name = "school \(school), " + (place < members.count - 1 ? "\(place)" : "newcomer")
        let held = try outcome(of: store, name)
        found += held.differences(from: expected).map { "\(name): \($0)" }
        hashes.append(store.state.stateHash)
        if place == members.count - 1 { detectedCount += held.conflicts.count }
      }
      try await compareHashes(hashes, school)
    }
    try await compareTotals(
      computed.values.reduce(into: IncidentOutcome()) { $0.add($1) }, detectedCount, counts)
    return found
  }

  private mutating func compareTotals(
    _ computed: IncidentOutcome, _ detectedCount: Int, _ counts: ReplayCounts
  ) async throws {
    let ledgerCount = computed.ledger.count
    let openCount = try await world.hub.status().openLedgerCount
    if openCount != ledgerCount { found.append("hub ledger \(openCount), computed \(ledgerCount)") }
    if counts.sentWriteCount != oracle.admittedCount {
      found.append("writes sent \(counts.sentWriteCount), computed \(oracle.admittedCount)")
    }
    if computed.values.count + computed.replacedCount + ledgerCount != oracle.admittedCount {
      found.append("the accounts do not add up")
    }
    let verification = try await world.hub.verify()
    if !verification.differences.isEmpty {
      found.append("verify: \(verification.differences.count) differences")
    }
    tell(counts, computed, detectedCount, verification)
  }

  /// What each school must end in.
  private func computedOutcomes() -> [Int: IncidentOutcome] {
    let ids = world.members.map(\.id)
    let order = ids.indices.map { place in ids.count { $0 < ids[place] } }
    var outcomes: [Int: IncidentOutcome] = [:]
    for (cell, writes) in oracle.writes {
      guard let record = records[cell.incident], let verdict = CellVerdict(writes, order: order)
      else { continue }
      func lost(_ write: IncidentOracle.Write) -> IncidentOutcome.Lost {
        IncidentOutcome.Lost(
          record: record, field: cell.field,
          writer: Dot(replica: ids[write.replica], counter: write.counter))
      }
      let school = world.members[verdict.winner.replica].school
      outcomes[school, default: IncidentOutcome()].add(
        IncidentOutcome(
          values: [cell: verdict.winner.value], ledger: Set(verdict.ledger.map(lost)),
          conflicts: Set(verdict.conflicts.map(lost)), replacedCount: verdict.replacedCount))
    }
    return outcomes
  }

  /// What one replica has ended in.
  private mutating func outcome(of store: ReplicaStore, _ name: String) throws -> IncidentOutcome {
    var outcome = IncidentOutcome()
    var values: [RecordID: [UInt8: FieldValue]] = [:]
    var unknownCount = 0
    try store.eachRecord(of: IncidentSchema.kind) { record in
      values[record.record] = record.values
      guard let incident = incidents[record.record] else { return unknownCount += 1 }
      for field in record.versions.flatMap({ Array($0.fields) }) {
        let cell = IncidentOracle.Cell(incident: incident, field: field)
        outcome.values[cell] = record.values[field, default: .null]
      }
    }
    for row in try store.openLedger() {
      let lost = IncidentOutcome.Lost(
        record: row.entry.record, field: row.entry.field, writer: row.entry.loser)
      outcome.ledger.insert(lost)
      if values[lost.record]?[lost.field, default: .null] != row.entry.value {
        outcome.conflicts.insert(lost)
      }
    }
    if unknownCount > 0 { found.append("\(name): \(unknownCount) records nobody made") }
    if try !store.verify() { found.append("\(name): its stored hash is not its own") }
    return outcome
  }

  private mutating func compareHashes(_ hashes: [StateHash], _ school: Int) async throws {
    let central =
      try await world.hub.school(uai: world.schoolNumbers[school])?.stateHash ?? StateHash()
    let list = hashes.map(\.description).joined(separator: " ")
    print("  school \(school): hub \(central)  replicas and newcomer \(list)")
    if hashes.contains(where: { $0 != central }) {
      found.append("school \(school): state hashes differ")
    }
  }

  private func tell(
    _ counts: ReplayCounts, _ computed: IncidentOutcome, _ detectedCount: Int,
    _ verification: Verification
  ) {
    print(
      """
      events replayed        \(counts.eventCount)
      change-sets            \(counts.changeSetCount)
      field writes made      \(counts.madeWriteCount)
      field writes admitted  \(counts.sentWriteCount)   (computed \(oracle.admittedCount); the rest was replaced before anyone saw it)
      acknowledged           \(oracle.admittedCount) = \(computed.values.count) winners + \(computed.replacedCount) causally replaced + \(computed.ledger.count) in the ledger
      conflicts              \(detectedCount) detected, \(computed.conflicts.count) computed; compared one by one at every replica and a newcomer
      stamps                 \(oracle.clampedCount) clamped, \(oracle.liftedCount) lifted, each equal to the computed one
      synchronisations       \(counts.syncCount), of which \(counts.forcedSyncCount) pairs because a record was not known yet
      exchanges              \(counts.exchangeCount), \(counts.exchangeCount - counts.answeredCount) of them in vain; \(counts.frameCount) frames
      bytes of bodies        \(counts.sentByteCount) sent, \(counts.receivedByteCount) received
      log replayed by verify \(verification.frameCount) frames, \(verification.recordCount) records, \(verification.differences.count) differences
      """)
  }
}
