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
  private(set) var lastStamp: HybridTimestamp
  private var codes: [Int: ErrorCode] = [:]
  private var peers: [ReplicaID: UInt64] = [:]

  init(push: Push, device: Device, store: CentralStore) {
    self.push = push
    self.device = device
    self.store = store
    lastStamp = device.stamp
  }

  private var batch: ChangeBatch { push.batch }

  /// Admits the frame.
  ///
  /// - Returns: the records to merge, without the writes that are set aside.
  mutating func admit(in database: Database) throws -> [RecordSlot] {
    for write in batch.writes where codes[write.head] == nil {
      codes[write.head] = try check(write, in: database)
    }
    var slots = try store.tables.load(
      batch, creations: .areNew, skipping: Set(codes.keys), in: database)
    try setAside(&slots, in: database)
    try stamp(slots, in: database)
    return slots
  }

  // MARK: what may enter

  private mutating func check(_ write: ChangeBatch.Write, in database: Database) throws
    -> ErrorCode?
  {
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
    for place in write.firstValue..<write.firstValue + write.fields.count
    where batch.values[place].type == .reference {
      let replica = batch.references[Int(batch.values[place].payload)].creation.replica
      guard try counterKnown(of: replica, in: database) != nil else { return .recordForeign }
    }
    return store.tables.hasDeclaredTypes(write, of: batch) ? nil : .valueType
  }

  /// The last counter the hub knows of a replica of the same school, this frame's included; `nil` for any other replica.
  private mutating func counterKnown(of replica: ReplicaID, in database: Database) throws -> UInt64?
  {
    if replica == device.replica { return push.frame.lastCounter }
    if let known = peers[replica] { return known == .max ? nil : known }
    let peer = try store.device(replica, in: database)
    let known = peer?.school == device.school ? peer?.chain.counter : nil
    peers[replica] = known ?? .max
    return known
  }

  private mutating func setAside(_ slots: inout [RecordSlot], in database: Database) throws {
    var before = -1
    while before != codes.count {
      before = codes.count
      for slot in slots { try setAside(slot, in: database) }
    }
    guard !codes.isEmpty else { return }
    for (head, code) in codes {
      quarantined.append(
        Verdict.Quarantine(counter: batch.heads[head].dot.counter, code: code.rawValue))
    }
    quarantined.sort { $0.counter < $1.counter }
    try block(in: database)
    let (codes, writes) = (codes, batch.writes)
    slots = slots.compactMap { $0.keeping { codes[writes[$0].head] == nil } }
  }

  private mutating func setAside(_ slot: RecordSlot, in database: Database) throws {
    var code = try code(of: slot, in: database)
    for place in slot.writes {
      let head = batch.writes[place].head
      if code == nil, codes[head] != nil { code = .recordQuarantined }
      if let code, codes[head] == nil { codes[head] = code }
    }
  }

  private func code(of slot: RecordSlot, in database: Database) throws -> ErrorCode? {
    if slot.hasKindMismatch { return .kindMismatch }
    if slot.stored != nil { return slot.school == device.school ? nil : .recordForeign }
    if try isBlocked(slot.key, in: database) { return .recordQuarantined }
    let creation = slot.record.creation
    let isOfThisFrame =
      creation.replica == device.replica
      && (push.frame.firstCounter...push.frame.lastCounter).contains(creation.counter)
    return isOfThisFrame ? nil : .recordUnknown
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
    for write in batch.writes where codes[write.head] != nil {
      guard write.record.creation == batch.heads[write.head].dot else { continue }
      let key = try store.tables.replicas.key(of: write.record, in: database)
      try database.execute(
        sql: "INSERT OR IGNORE INTO _quarantined_records (record) VALUES (?)",
        arguments: [key.rawValue])
    }
  }

  // MARK: when it was written

  private mutating func stamp(_ slots: [RecordSlot], in database: Database) throws {
    var floors = [HybridTimestamp](repeating: .zero, count: batch.heads.count)
    for slot in slots where slot.stored != nil {
      for place in slot.writes {
        let write = batch.writes[place]
        floors[write.head] = max(floors[write.head], try floor(of: write, slot, in: database))
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
    of write: ChangeBatch.Write, _ slot: RecordSlot, in database: Database
  ) throws -> HybridTimestamp {
    guard let stored = slot.stored else { return .zero }
    let version = FieldVersion(
      writer: batch.heads[write.head].dot, stamp: .zero, clock: write.clock, of: slot.record)
    var floor = HybridTimestamp.zero
    for group in stored.versions.groups where !group.fields.intersection(write.fields).isEmpty {
      if version.hasSeen(group.version.writer, of: slot.record) {
        floor = max(floor, group.version.stamp)
      }
    }
    guard stored.hasLedger else { return floor }
    for field in write.fields {
      for row in try store.tables.ledger.all(
        key: slot.key, field: field, tables: store.tables, in: database)
      where version.hasSeen(row.entry.loser, of: slot.record) {
        floor = max(floor, row.entry.stamp)
      }
    }
    return floor
  }
}
