import CentralHub
import TestInput
import Causality
import Crypto
import RecordModel
import SyncProtocol

extension SimulatedWorld {
  /// Enrols a computer whose program signs whatever it is told.
  func enrolHostile(school: Int) async throws {
    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: Self.bytes(32, &dice))
    let id = ReplicaID(high: dice.bits(), low: dice.bits())
    guard let code = try await hub.makeCode(forSchool: Self.uais[school]) else { return }
    let request = EnrolmentRequest(
      code: code.secret, replica: id, publicKey: Array(key.publicKey.rawRepresentation),
      label: "hostile")
    _ = try await hub.enrol(request, number: 1)
    schools[school].speakers[id] = OracleSchool.Speaker()
    hostiles.append(HostileMachine(id: id, key: key, school: school))
    note("enrol hostile \(id)")
  }

  /// A hostile computer pushes one frame: its own change-sets, good and bad, or one that does not fit its history.
  func hostileStep() async throws {
    guard !hostiles.isEmpty else { return }
    let place = draw(hostiles.count)
    hostiles[place].number += 1
    let hostile = hostiles[place]
    switch draw(16) {
    case 0: return try await readFromElsewhere(hostile)
    case 1, 2: return try await tellOtherwise(hostile)
    default: break
    }
    let speaker = schools[hostile.school].speakers[hostile.id] ?? OracleSchool.Speaker()
    let first = speaker.acknowledged + 1 + UInt64(draw(12) == 0 ? 1 + draw(5) : 0)
    var changes: [OracleChange] = []
    for counter in first...first + UInt64(draw(3)) {
      changes.append(hostileChange(Dot(hostile.id, counter), hostile.school))
    }
    // The hub sets all of a record's writes in one frame aside when they name two kinds: one is sent alone.
    if let mixed = changes.first(where: { $0.defect == "kind_mismatch" }), changes.count > 1 {
      changes = [hostileChange(Dot(hostile.id, first), hostile.school)].filter {
        $0.defect != "kind_mismatch"
      }
      if changes.isEmpty {
        changes = [
          OracleChange(
            counter: first, claimed: mixed.claimed, author: nil, edits: mixed.edits,
            defect: mixed.defect)
        ]
      }
    }
    let chain = ChainHead(
      counter: speaker.acknowledged,
      hash: speaker.acknowledged == 0 ? ChainHead.start.hash : speaker.chain)
    let isForked = draw(12) == 0
    let stated = isForked ? ChainHead(counter: 7, hash: Self.bytes(32, &dice)) : chain
    try await push(
      changes, hostile, stated, counters: first...first + UInt64(changes.count - 1),
      isMissigned: draw(15) == 0)
  }

  func seal(
    _ changes: [OracleChange], _ hostile: HostileMachine, _ chain: ChainHead,
    counters: ClosedRange<UInt64>, isMissigned: Bool = false
  ) throws -> SealedFrame {
    try SealedFrame.seal(
      changes.map { changeSet($0, of: hostile.id) }, counters: counters,
      speaker: FrameSpeaker(
        school: isMissigned ? "9999999Z" : Self.uais[hostile.school], replica: hostile.id),
      chain: chain, schema: SimulatedSchema.new, key: hostile.key)
  }

  /// Pushes one frame of a hostile computer, signed for its school or for one that is not.
  func push(
    _ changes: [OracleChange], _ hostile: HostileMachine, _ chain: ChainHead,
    counters: ClosedRange<UInt64>, isMissigned: Bool = false, mustFail: String? = nil
  ) async throws {
    let frame = try seal(changes, hostile, chain, counters: counters, isMissigned: isMissigned)
    let request = ExchangeRequest(
      replica: hostile.id, schemaVersion: 2, replicaMilliseconds: dice.bits(), chain: chain,
      frame: frame, cursor: .start, pageBytesMax: 0)
    var message = SentMessage(
      bytes: try request.serialized(), request: request, number: hostile.number, id: hostile.id,
      school: hostile.school, schemaVersion: 2, changes: changes)
    message.isGarbled = isMissigned
    message.mustFail = mustFail
    note("hostile \(counters) \(changes.map { $0.defect ?? "good" })")
    totals.fault("hostile")
    guard case .success = await deliver(message) else { return }
    if isMissigned { violated("the hub takes a frame for another school") }
    if let place = hostiles.firstIndex(where: { $0.id == hostile.id }) {
      hostiles[place].told = ToldFrame(before: chain, frame: frame)
    }
  }

  private func changeSet(_ change: OracleChange, of id: ReplicaID) -> ChangeSet {
    let writes = change.edits.map { edit in
      var clock = VersionVector()
      if case .claimed(let seen) = edit.knowledge {
        clock = VersionVector(seen.map { Dot($0.key, $0.value) })
      }
      return RecordWrite(
        kind: edit.kind, record: edit.cell.record, fields: FieldSet([edit.cell.field]),
        values: [edit.value], clock: clock)
    }
    return ChangeSet(
      dot: Dot(id, change.counter), stamp: HybridTimestamp(rawValue: change.claimed),
      author: change.author, writes: writes)
  }

  /// One change-set of one write: well made, or broken in one way that is known.
  private func hostileChange(_ dot: Dot, _ school: Int) -> OracleChange {
    let claims: [UInt64] = [
      0, .max, OracleClock.stamp(now), OracleClock.stamp(now + 299_000),
      // The last stamp of its millisecond: whoever must be above it goes on in the next one.
      OracleClock.stamp(now) | 0xFFFF, OracleClock.stamp(now + 299_000) | 0xFFFF,
    ]
    let records = schools[school].records.filter { $0.kind == 1 }
    var record = RecordID(creation: dot, index: 0)
    if !records.isEmpty, draw(4) > 0 { record = records[draw(records.count)].record }
    let field: UInt8 = [1, 2, 3][draw(3)]
    let value: FieldValue =
      field == 1 ? .text(["ouvert", "forgé"][draw(2)]) : field == 2 ? .integer(7) : .boolean(true)
    var edit = OracleEdit(
      cell: Cell(record: record, field: field), kind: 1, value: value,
      knowledge: .claimed(claimedKnowledge(Cell(record: record, field: field), school, dot)))
    let defect = draw(3) == 0 ? spoil(&edit, dot, school) : nil
    return OracleChange(
      counter: dot.counter, claimed: claims[draw(claims.count)], author: [nil, "X"][draw(2)],
      edits: [edit], defect: defect)
  }

  /// A clock of writes that are there: what an author who reads everything could have seen.
  private func claimedKnowledge(_ cell: Cell, _ school: Int, _ dot: Dot) -> [ReplicaID: UInt64] {
    var seen: [ReplicaID: UInt64] = [:]
    let writes = schools[school].cell(cell).writes.filter { $0.dot.replica != dot.replica }
    guard !writes.isEmpty, draw(2) == 0 else { return seen }
    for write in writes.prefix(1 + draw(writes.count)) {
      seen[write.dot.replica] = max(seen[write.dot.replica, default: 0], write.dot.counter)
    }
    return seen
  }

  /// A clock that names what nobody was told of: a stranger's, another school's, a colleague's next change or its own.
  private func futureKnowledge(_ dot: Dot, _ school: Int) -> [ReplicaID: UInt64] {
    let others = machines.filter { $0.school != school && !$0.isCopied }
    let colleagues = machines.filter { $0.school == school && !$0.isCopied }
    switch draw(4) {
    case 0 where !others.isEmpty: return [others[draw(others.count)].id: 1]
    case 1: return [dot.replica: dot.counter + 1 + UInt64(draw(5))]
    case 2 where !colleagues.isEmpty:
      let id = colleagues[draw(colleagues.count)].id
      return [id: (schools[school].speakers[id]?.acknowledged ?? 0) + 1 + UInt64(draw(3))]
    default: return [ReplicaID(high: 1, low: 1): 1]
    }
  }

  /// Breaks one rule.
  ///
  /// - Returns: the code that the hub must set it aside with.
  private func spoil(_ edit: inout OracleEdit, _ dot: Dot, _ school: Int) -> String? {
    func write(_ record: RecordID, _ kind: UInt16, _ field: UInt8, _ value: FieldValue) {
      edit = OracleEdit(
        cell: Cell(record: record, field: field), kind: kind, value: value,
        knowledge: .claimed([:]))
    }
    let others = schools.indices.filter { $0 != school }.flatMap { schools[$0].records }
    let own = schools[school].records.filter { $0.kind == 1 }
    switch draw(5) {
    case 0 where !others.isEmpty:
      write(others[draw(others.count)].record, 1, 1, .text("forgé"))
      return "record_foreign"
    case 1:
      write(RecordID(creation: Dot(dot.replica, dot.counter + 1000), index: 0), 1, 1, .null)
      return "record_unknown"
    case 2 where !own.isEmpty:
      write(own[draw(own.count)].record, 2, 2, .text("forgé"))
      return "kind_mismatch"
    case 3:
      write(edit.cell.record, 1, 2, .text("no number"))
      return "value_type"
    default:
      edit.knowledge = .claimed(futureKnowledge(dot, school))
      return "context_unknown"
    }
  }
}
