internal import Convergence
package import GRDB
package import RecordModel
package import SyncProtocol

/// One record that a batch writes to: what is stored of it, and which writes of the batch are for it.
package struct RecordSlot {
  package let key: RecordKey
  package let record: RecordID
  package let kind: UInt16
  /// Places in the batch's `writes`, in order; a part of one list that all slots share.
  package internal(set) var writes: ArraySlice<Int>
  /// What is stored; `nil` when the record is not there.
  package internal(set) var stored: StoredVersions?
  /// The stored ledger.
  package internal(set) var ledger = StoredLedger()
  /// How many bytes it takes.
  package internal(set) var ledgerByteCount = 0
  /// At a school, rows of the ledger that the hub has told, in a form to store.
  var told: [StoredLedger.Row] = []
  /// The stored values of fields this build does not know.
  package internal(set) var unknown: [UInt8] = []
  /// At the hub, the school the stored record belongs to.
  package internal(set) var school: Int64 = 0
  /// Whether a write names another kind than the first one did, or than the record has.
  package internal(set) var hasKindMismatch = false

  /// The slot with only the writes that `isKept` says; `nil` when none is left.
  package func keeping(_ isKept: (Int) -> Bool) -> RecordSlot? {
    var slot = self
    slot.writes = writes.filter(isKept)[...]
    return slot.writes.isEmpty ? nil : slot
  }
}

/// How much a caller knows about records that a batch creates.
package enum CreationKnowledge {
  /// The creating change-sets are new here, so their records cannot be there.
  case areNew
  /// They may have been here before.
  case mayExist
}

extension RecordTables {
  /// Gathers the writes of a batch by record, and reads what is stored of each.
  ///
  /// Change-sets whose place in the batch's `heads` is among the skipped ones are left out. At a school `losses` are what
  /// the hub tells of the ledger, of these records or of others.
  package func load(
    _ batch: ChangeBatch, losses: LedgerBatch? = nil, creations: CreationKnowledge,
    skipping skipped: Set<Int> = [], in database: Database
  ) throws -> [RecordSlot] {
    var slots = try gather(batch, skipping: skipped, in: database)
    if let losses { try add(losses, to: &slots, in: database) }
    for place in slots.indices {
      if creations == .areNew, let first = slots[place].writes.first {
        let write = batch.writes[first]
        if write.record.creation == batch.heads[write.head].dot { continue }
      }
      try read(&slots[place], in: database)
    }
    return slots
  }

  private func add(_ losses: LedgerBatch, to slots: inout [RecordSlot], in database: Database)
    throws
  {
    let changes = losses.changes
    let authors = try numbers(ofAuthorsIn: changes, in: database)
    var places: [RecordKey: Int] = [:]
    places.reserveCapacity(slots.count)
    for (place, slot) in slots.enumerated() { places[slot.key] = place }
    var place = -1
    for (notice, write) in changes.writes.enumerated() {
      let key = try replicas.key(of: write.record, in: database)
      if place < 0 || slots[place].key != key {
        place = places[key] ?? slots.count
        if place == slots.count {
          places[key] = place
          slots.append(RecordSlot(key: key, record: write.record, kind: write.kind, writes: []))
        }
        if slots[place].told.isEmpty { slots[place].told.reserveCapacity(4) }
      }
      let head = changes.heads[notice]
      slots[place].told.append(
        StoredLedger.Row(
          field: write.fields.first, loser: head.dot, stamp: head.stamp,
          value: changes.value(at: write.firstValue), author: authors[head.author],
          winner: losses.winners[notice], isSettled: losses.settled[notice], sequence: 0))
    }
  }

  /// The store's numbers of a batch's authors, by their place in it.
  func numbers(ofAuthorsIn batch: ChangeBatch, in database: Database) throws -> [UInt32] {
    try batch.authors.enumerated().map {
      $0 == 0 ? 0 : try authors.number(of: ExactText($1), in: database)
    }
  }

  private func gather(
    _ batch: ChangeBatch, skipping skipped: Set<Int>, in database: Database
  ) throws -> [RecordSlot] {
    var keyed: [(key: RecordKey, write: Int)] = []
    keyed.reserveCapacity(batch.writes.count)
    for place in batch.writes.indices
    where skipped.isEmpty || !skipped.contains(batch.writes[place].head) {
      keyed.append((try replicas.key(of: batch.writes[place].record, in: database), place))
    }
    keyed.sort { $0.key != $1.key ? $0.key < $1.key : $0.write < $1.write }
    let order = keyed.map(\.write)
    var slots: [RecordSlot] = []
    var start = 0
    while start < keyed.count {
      var end = start + 1
      while end < keyed.count, keyed[end].key == keyed[start].key { end += 1 }
      let first = batch.writes[order[start]]
      var slot = RecordSlot(
        key: keyed[start].key, record: first.record, kind: first.kind, writes: order[start..<end])
      slot.hasKindMismatch = slot.writes.contains { batch.writes[$0].kind != first.kind }
      slots.append(slot)
      start = end
    }
    return slots
  }

  private func read(_ slot: inout RecordSlot, in database: Database) throws {
    let layout = layout(of: slot.kind)
    let select = try statement(.selectVersions, layout, in: database)
    defer { select.reset() }
    select.bind(1, slot.key.rawValue)
    guard try select.step() else { return }
    slot.stored = try StoredVersions(blob: select.blob(0), replicas: replicas)
    slot.unknown = select.blob(1)
    if !select.isNull(2) {
      let blob = select.blob(2)
      slot.ledgerByteCount = blob.count
      slot.ledger = try StoredLedger(blob: blob, replicas: replicas)
    }
    if side == .hub { slot.school = select.integer(3) }
    if layout.kind.number == 0, select.integer(4) != Int64(slot.kind) {
      slot.hasKindMismatch = true
    }
  }

  /// Whether every value of a batch has the type its field is declared with.
  package func hasDeclaredTypes(_ batch: ChangeBatch) -> Bool {
    for place in batch.writes.indices where !hasDeclaredTypes(at: place, of: batch) { return false }
    return true
  }

  /// Whether every value of a write has the type its field is declared with.
  package func hasDeclaredTypes(at place: Int, of batch: ChangeBatch) -> Bool {
    let layout = layout(of: batch.writes[place].kind)
    var source = batch.writes[place].firstValue
    for number in batch.writes[place].fields {
      if let place = layout.kind.place(of: number), let type = batch.values[source].type,
        layout.forms[place].wireType != type
      {
        return false
      }
      source += 1
    }
    return true
  }
}
