import CentralHub
import Causality
import Foundation
import RecordModel
import ReplicaStorage
import SchoolReplica
import SyncProtocol
import TestInput
import RecordStorage

extension SimulatedWorld {
  /// Lets one thing happen.
  func perform(_ step: SimulatedStep) async throws {
    dice = Dice(seed: step.seed)
    totals.steps += 1
    pass(milliseconds: UInt64([1, 50, 3_000, 600_000][draw(4)]))
    switch step.kind {
    case .create: try await withIdle { try await create($0) }
    case .edit: try await withIdle { try await edit($0) }
    case .offlineWork:
      try await withIdle { for _ in 0..<draw(40) where failure == nil { try await edit($0) } }
    case .foreign: try await withIdle { try await referToForeign($0) }
    case .look: try await withIdle { try look($0) }
    case .sync: try await withIdle { try await sync($0) }
    case .clock: try await withIdle { moveClock($0) }
    case .hubClock: moveHubClock()
    case .late: try await deliverLate()
    case .hostile: try await hostileStep()
    default: try await performRare(step.kind)
    }
  }

  private func performRare(_ kind: SimulatedStep.Kind) async throws {
    totals.fault(kind.rawValue)
    switch kind {
    case .enrol where machines.count < 12: try await enrol(school: draw(schools.count))
    case .revoke: try await withIdle { try await revoke($0) }
    case .crash:
      try await withIdle {
        note("crash \($0)")
        try crash($0)
      }
    case .hubCrash: try crashHub()
    case .snapshot:
      try await withIdle {
        note("save a copy of \($0)")
        try saveSnapshot($0)
      }
    case .clone, .restore:
      try await withIdle {
        note("\(kind.rawValue) \($0)")
        if kind == .clone { try saveSnapshot($0) }
        try useSnapshot($0, beside: kind == .clone && machines.count < 12)
      }
    case .upgrade:
      try await withIdle {
        note("upgrade \($0)")
        try crash($0, version: 2)
      }
    case .damage where hostiles.count < 6: try await damageRow()
    default: break
    }
  }

  private func withIdle(_ body: (Int) async throws -> Void) async throws {
    if let place = idleMachine() { try await body(place) }
  }

  private func revoke(_ place: Int) async throws {
    guard draw(3) == 0 else { return }
    let (id, school) = (machines[place].id, machines[place].school)
    note("revoke \(place)")
    _ = try await hub.revoke(id)
    schools[school].speakers[id]?.isRevoked = true
    for other in machines.indices where machines[other].id == id {
      machines[other].isRevoked = true
    }
  }

  private static let century: Int64 = 3_155_760_000_000

  private func moveClock(_ place: Int) {
    let skews: [Int64] = [
      0, 0, Int64(draw(600_000)) - 300_000, Self.century, -Self.century, -Int64(now),
      -86_400_000, 400_000,
    ]
    machines[place].skew = skews[draw(skews.count)]
    totals.fault("clock")
    note("clock of \(place) \(machines[place].skew)")
    pass(milliseconds: 0)
  }

  private func moveHubClock() {
    let skews: [Int64] = [0, 0, 30_000, -30_000, -3_600_000, -Int64(now), 86_400_000]
    hubSkew = skews[draw(skews.count)]
    totals.fault("hubClock")
    note("clock of the hub \(hubSkew)")
    pass(milliseconds: 0)
  }

  // MARK: edits

  /// A value of few, so that people write the same one without knowing.
  func value(_ field: UInt8, kind: UInt16, of place: Int) -> FieldValue {
    if draw(8) == 0 { return .null }
    let texts = ["ouvert", "fermé", "", "e\u{301}", "à revoir"]
    switch (kind, field) {
    case (1, 2), (1, 41), (9, 2): return .integer([0, 1, -1, .max, .min][draw(5)])
    case (1, 3): return .boolean(draw(2) == 0)
    case (1, 4): return .date([20_000, 20_040, 0][draw(3)])
    case (1, 5), (2, 1): return .reference(anyRecord(place))
    case (1, 6): return .bytes(Array(repeating: UInt8(draw(3)), count: [0, 1, 200][draw(3)]))
    default:
      return .text(draw(10) == 0 ? String(repeating: "x\(draw(1000))", count: 200) : texts[draw(5)])
    }
  }

  private func anyRecord(_ place: Int) -> RecordID {
    let records = machines[place].records
    guard !records.isEmpty else { return RecordID(creation: Dot(machines[place].id, 1), index: 0) }
    return records[draw(records.count)].record
  }

  /// The fields that a machine may write.
  private func fields(_ kind: UInt16, of place: Int) -> [UInt8] {
    switch kind {
    case 1: [1, 2, 3, 4, 5, 6] + (machines[place].schemaVersion > 1 ? [40, 41] : [])
    default: [1, 2]
    }
  }

  private func create(_ place: Int) async throws {
    let count = schools[machines[place].school].records.count + machines[place].records.count
    guard count < 2 * plan.recordMax else { return try await edit(place) }
    let kinds: [UInt16] = machines[place].schemaVersion > 1 ? [1, 1, 1, 2, 9] : [1, 1, 1, 2]
    var edits: [RecordEdit] = []
    for number in 0...draw(2) {
      let kind = kinds[draw(kinds.count)]
      var values: [UInt8: FieldValue] = [:]
      for field in fields(kind, of: place) where draw(3) > 0 {
        values[field] = value(field, kind: kind, of: place)
      }
      if values.isEmpty { values[1] = value(1, kind: kind, of: place) }
      edits.append(RecordEdit(kind: kind, target: .new(place: UInt32(number)), values: values))
    }
    try await record(edits, on: place)
  }

  func edit(_ place: Int) async throws {
    let isKnown = { (kind: UInt16) in kind != 9 || self.machines[place].schemaVersion > 1 }
    let records = machines[place].records.filter { isKnown($0.kind) }
    guard !records.isEmpty else { return }
    let hot = schools[machines[place].school].records.prefix(plan.hotCount).filter {
      isKnown($0.kind) && machines[place].kinds[$0.record] == $0.kind
    }
    var edits: [RecordEdit] = []
    for _ in 0...(draw(5) == 0 ? 1 : 0) {
      let (record, kind) =
        !hot.isEmpty && draw(3) > 0 ? hot[draw(hot.count)] : records[draw(records.count)]
      guard !edits.contains(where: { $0.target == .existing(record) }) else { continue }
      let fields = fields(kind, of: place)
      var values: [UInt8: FieldValue] = [:]
      for _ in 0...draw(3) {
        let field = draw(2) == 0 ? fields[0] : fields[draw(fields.count)]
        values[field] = value(field, kind: kind, of: place)
      }
      edits.append(RecordEdit(kind: kind, target: .existing(record), values: values))
    }
    try await record(edits, on: place)
  }

  /// An edit that refers to another school's record: the hub must set it aside.
  private func referToForeign(_ place: Int) async throws {
    let foreign = schools.indices.filter { $0 != machines[place].school }
      .flatMap { schools[$0].records.map(\.record) }
    let own = machines[place].records.filter { $0.kind == 1 }
    guard !foreign.isEmpty else { return }
    let target: RecordEdit.Target =
      own.isEmpty || draw(2) == 0 ? .new(place: 0) : .existing(own[draw(own.count)].record)
    let value = FieldValue.reference(foreign[draw(foreign.count)])
    totals.fault("foreign")
    try await record(
      [RecordEdit(kind: 1, target: target, values: [5: value])], on: place,
      defect: "record_foreign")
  }

  private func record(_ edits: [RecordEdit], on place: Int, defect: String? = nil) async throws {
    let author = [nil, "CPE", "Principal"][draw(3)]
    let dot = try await machines[place].replica.record(edits, author: author)
    machines[place].counter += 1
    guard dot == Dot(machines[place].id, machines[place].counter) else {
      return violated("machine \(place) names a change \(dot), expected \(machines[place].counter)")
    }
    let claimed = machines[place].expectedClock.issue(wall: machines[place].clock.milliseconds)
    let latest = await machines[place].replica.state.clock.latest.rawValue
    if latest != claimed {
      violated("machine \(place) stamps change \(dot.counter) \(latest), expected \(claimed)")
    }
    var changes: [OracleEdit] = []
    for edit in edits {
      let record: RecordID
      switch edit.target {
      case .new(let index): record = RecordID(creation: dot, index: index)
      case .existing(let existing): record = existing
      }
      machines[place].hold(record, edit.kind)
      for (field, value) in edit.values.sorted(by: { $0.key < $1.key }) {
        let cell = Cell(record: record, field: field)
        changes.append(
          OracleEdit(
            cell: cell, kind: edit.kind, value: value,
            knowledge: .heard(machines[place].heard[cell, default: 0])))
      }
    }
    machines[place].changes[dot.counter] = OracleChange(
      counter: dot.counter, claimed: claimed, author: author, edits: changes, defect: defect)
    totals.edits += changes.count
    note("edit \(place) \(dot.counter) \(changes.count) fields at \(claimed)")
  }
}
