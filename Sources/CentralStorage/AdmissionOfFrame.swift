internal import Causality
internal import Convergence
internal import GRDB
internal import RecordModel
internal import RecordStorage
internal import SyncProtocol

/// Decides what of a frame may enter, and with which stamps; changes nothing.
///
/// Change-sets that break a rule are set aside one by one, with later ones that build on the same records; the others go
/// on. No change is refused for its clock. Decisions D4, D11; invariants I2 to I6, I15, I37.
struct AdmissionOfFrame {
  let push: Push
  let device: Device
  let store: CentralStore
  private(set) var stamps: [HybridTimestamp] = []
  private(set) var adjustments: [Verdict.Adjustment] = []
  private(set) var quarantined: [Verdict.Quarantine] = []
  private(set) var clampedCount = 0
  /// The places of writes to records that are erased: nothing is asked of them, and nothing is done with them.
  private(set) var absorbed: Set<Int> = []
  private(set) var lastStamp: HybridTimestamp
  private var codes: [Int: ErrorCode] = [:]
  private var peers: [ReplicaID: UInt64] = [:]
  private var lastPeer: (replica: ReplicaID, known: UInt64)?
  private var hasBlockedRecords = false
  private var permissions: [PermissionQuestion: Bool] = [:]

  init(push: Push, device: Device, store: CentralStore) {
    self.push = push
    batch = push.batch
    self.device = device
    self.store = store
    lastStamp = device.stamp
  }

  let batch: ChangeBatch

  /// Admits the frame.
  ///
  /// - Returns: the records to merge, without the writes that are set aside.
  mutating func admit(in database: Database) throws -> [RecordSlot] {
    try absorb(in: database)
    for place in batch.writes.indices
    where !absorbed.contains(place)
      && (codes.isEmpty || codes[batch.writes[place].head] == nil)
    {
      if let code = try check(place, in: database) { codes[batch.writes[place].head] = code }
    }
    var slots = try store.tables.load(
      batch, creations: .areNew, skipping: Set(codes.keys), in: database)
    if !absorbed.isEmpty {
      slots = slots.compactMap { $0.keeping { !absorbed.contains($0) } }
    }
    try setAside(&slots, in: database)
    stamp(slots)
    return slots
  }

  private mutating func absorb(in database: Database) throws {
    guard try store.tables.hasErased(ofSchool: device.school, in: database) else { return }
    for (place, write) in batch.writes.enumerated()
    where try store.tables.isErased(write.record, in: database) {
      guard try counterKnown(of: write.record.creation.replica, in: database) != nil else {
        continue
      }
      absorbed.insert(place)
    }
  }

  // MARK: what may enter

  private mutating func check(_ place: Int, in database: Database) throws -> ErrorCode? {
    let write = batch.writes[place]
    guard try counterKnown(of: write.record.creation.replica, in: database) != nil else {
      return .recordForeign
    }
    for entry in write.clock.entries {
      guard let known = try counterKnown(of: entry.replica, in: database), entry.counter <= known
      else {
        return .contextUnknown
      }
      if entry.replica == device.replica, entry.counter >= batch.heads[write.head].dot.counter {
        return .contextUnknown
      }
    }
    for source in write.firstValue..<write.firstValue + write.fields.count
    where batch.values[source].type == .reference {
      let replica = batch.references[Int(batch.values[source].payload)].creation.replica
      guard try counterKnown(of: replica, in: database) != nil else { return .recordForeign }
    }
    if let code = checkWriter(of: write) { return code }
    return store.tables.hasDeclaredTypes(at: place, of: batch) ? nil : .valueType
  }

  /// Whether the one who speaks may write to this kind at all, and the author to these fields.
  private mutating func checkWriter(of write: ChangeBatch.Write) -> ErrorCode? {
    guard !device.isDesk else { return nil }
    if store.tables.layout(of: write.kind).kind.writer == .centre { return .writerRefused }
    guard let mayWrite = store.schema.mayWrite else { return nil }
    let question = PermissionQuestion(
      author: batch.heads[write.head].author, kind: write.kind, fields: write.fields)
    if let known = permissions[question] { return known ? nil : .roleRefused }
    let isAllowed =
      question.author == 0
      || mayWrite(batch.authors[question.author], write.kind, write.fields)
    permissions[question] = isAllowed
    return isAllowed ? nil : .roleRefused
  }

  /// The last counter the hub knows of a replica of the same school, this frame's included; `nil` for any other replica.
  private mutating func counterKnown(of replica: ReplicaID, in database: Database) throws -> UInt64?
  {
    if replica == device.replica { return push.frame.lastCounter }
    if let lastPeer, lastPeer.replica == replica {
      return lastPeer.known == .max ? nil : lastPeer.known
    }
    let known = try peers[replica] ?? lookUp(replica, in: database)
    peers[replica] = known
    lastPeer = (replica, known)
    return known == .max ? nil : known
  }

  private func lookUp(_ replica: ReplicaID, in database: Database) throws -> UInt64 {
    let peer = try store.device(replica, in: database)
    return peer?.school == device.school ? peer?.chain.counter ?? .max : .max
  }

  private mutating func setAside(_ slots: inout [RecordSlot], in database: Database) throws {
    hasBlockedRecords = try isAnyBlocked(in: database)
    for slot in slots {
      guard let code = try code(of: slot, in: database) else {
        for head in try headsWithoutRoom(in: slot, database: database) where codes[head] == nil {
          codes[head] = .ledgerFull
        }
        continue
      }
      for place in slot.writes where codes[batch.writes[place].head] == nil {
        codes[batch.writes[place].head] = code
      }
    }
    guard !codes.isEmpty else { return }
    setAsideFollowers(slots)
    for (head, code) in codes {
      quarantined.append(
        Verdict.Quarantine(counter: batch.heads[head].dot.counter, code: code.rawValue))
    }
    quarantined.sort { $0.counter < $1.counter }
    try block(in: database)
    let (codes, writes) = (codes, batch.writes)
    slots = slots.compactMap { $0.keeping { codes[writes[$0].head] == nil } }
  }

  /// Sets aside what builds on a change that is set aside: later edits of the same record, and so on from there.
  ///
  /// Each write is looked at once per record, however the edits hang together.
  private mutating func setAsideFollowers(_ slots: [RecordSlot]) {
    var slotsOfHead: [Int: [(slot: Int, position: Int)]] = [:]
    for (number, slot) in slots.enumerated() {
      for position in slot.writes.indices {
        let head = batch.writes[slot.writes[position]].head
        slotsOfHead[head, default: []].append((number, position))
      }
    }
    setAsideEditsOfSkipped(slots)
    var firstAside = slots.map(\.writes.endIndex)
    var waiting = Array(codes.keys)
    while let head = waiting.popLast() {
      for (number, position) in slotsOfHead[head, default: []] where position < firstAside[number] {
        for place in slots[number].writes[position..<firstAside[number]] {
          let follower = batch.writes[place].head
          guard codes[follower] == nil else { continue }
          codes[follower] = .recordQuarantined
          waiting.append(follower)
        }
        firstAside[number] = position
      }
    }
  }

  /// Sets aside later edits of records whose writes were refused before the records were looked up.
  private mutating func setAsideEditsOfSkipped(_ slots: [RecordSlot]) {
    var firstHead: [RecordID: Int] = [:]
    for write in batch.writes where codes[write.head] != nil {
      firstHead[write.record] = min(firstHead[write.record] ?? .max, write.head)
    }
    for slot in slots {
      guard let first = firstHead[slot.record] else { continue }
      for place in slot.writes where batch.writes[place].head > first {
        codes[batch.writes[place].head] = codes[batch.writes[place].head] ?? .recordQuarantined
      }
    }
  }

  private func code(of slot: RecordSlot, in database: Database) throws -> ErrorCode? {
    if slot.hasKindMismatch { return .kindMismatch }
    if slot.stored != nil { return slot.school == device.school ? nil : .recordForeign }
    if hasBlockedRecords, try isBlocked(slot.key, in: database) { return .recordQuarantined }
    let creation = slot.record.creation
    let isOfThisFrame =
      creation.replica == device.replica
      && (push.frame.firstCounter...push.frame.lastCounter).contains(creation.counter)
    return isOfThisFrame ? nil : .recordUnknown
  }

  private func isAnyBlocked(in database: Database) throws -> Bool {
    let select = try store.statement(
      "SELECT EXISTS (SELECT 1 FROM _quarantined_records)", in: database)
    defer { select.reset() }
    return try select.step() && select.integer(0) == 1
  }

  private func isBlocked(_ key: RecordKey, in database: Database) throws -> Bool {
    let select = try store.statement(
      "SELECT 1 FROM _quarantined_records WHERE record = ?", in: database)
    defer { select.reset() }
    select.bind(1, key.rawValue)
    return try select.step()
  }

  /// Remembers records made by change-sets that were set aside, so that later edits of them wait too.
  private func block(in database: Database) throws {
    for (place, write) in batch.writes.enumerated() where codes[write.head] != nil {
      guard write.record.creation == batch.heads[write.head].dot, !absorbed.contains(place) else {
        continue
      }
      let key = try store.tables.replicas.key(of: write.record, in: database)
      try database.execute(
        sql: "INSERT OR IGNORE INTO _quarantined_records (record) VALUES (?)",
        arguments: [key.rawValue])
    }
  }

  // MARK: when it was written

  private mutating func stamp(_ slots: [RecordSlot]) {
    var floors = [HybridTimestamp](repeating: .zero, count: batch.heads.count)
    for number in slots.indices where slots[number].stored != nil {
      for place in slots[number].writes {
        let head = batch.writes[place].head
        floors[head] = max(floors[head], floor(of: batch.writes[place], slots[number]))
      }
    }
    stamps.reserveCapacity(batch.heads.count)
    for (place, head) in batch.heads.enumerated() {
      let admitted = AdmittedStamp(
        claimed: head.stamp, floor: max(floors[place], lastStamp),
        hubMilliseconds: push.hubMilliseconds)
      stamps.append(admitted.stamp)
      lastStamp = admitted.stamp
      if admitted.isClamped { clampedCount += 1 }
      if admitted.stamp != head.stamp {
        adjustments.append(Verdict.Adjustment(counter: head.dot.counter, stamp: admitted.stamp))
      }
    }
  }

  /// The greatest admitted stamp among what a write has seen of its fields.
  private func floor(
    of write: ChangeBatch.Write, _ slot: RecordSlot
  ) -> HybridTimestamp {
    guard let stored = slot.stored else { return .zero }
    let version = FieldVersion(
      writer: batch.heads[write.head].dot, stamp: .zero, clock: write.clock, of: slot.record)
    var floor = HybridTimestamp.zero
    let groups = stored.versions.groups
    for place in groups.indices
    where !groups[place].fields.intersection(write.fields).isEmpty
      && version.hasSeen(groups[place].version.writer, of: slot.record)
    {
      floor = max(floor, groups[place].version.stamp)
    }
    // Without a clock of its own a write has seen nothing but its replica's past, whose stamps are below anyway.
    guard !write.clock.isEmpty else { return floor }
    for row in slot.ledger.rows
    where write.fields.contains(row.field) && version.hasSeen(row.loser, of: slot.record) {
      floor = max(floor, row.stamp)
    }
    return floor
  }
}

/// What is asked of the registry for each write, remembered while a frame is admitted.
private struct PermissionQuestion: Hashable {
  let author: Int
  let kind: UInt16
  let fields: FieldSet
}
