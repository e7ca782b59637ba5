internal import Causality
internal import Convergence
internal import RecordModel
internal import SyncProtocol

extension BatchMerger {
  /// Settles the entries whose very value an arriving write has replaced.
  mutating func settle(
    _ write: ChangeBatch.Write, _ version: FieldVersion, _ merge: inout SlotMerge,
    _ slot: RecordSlot, _ layout: TableLayout
  ) throws {
    for field in write.fields {
      let entries = merge.ledger.open(field, of: slot.record)
      guard !entries.isEmpty, let current = merge.stored.versions.group(of: field) else { continue }
      let currentValue = try currentValue(of: field, merge, slot, layout)
      var settled: [LedgerEntry] = []
      do {
        settled = try LedgerEntry.settled(
          among: entries, by: version, current: current.version, currentValue: currentValue,
          gone: { try input.context.written($0, to: slot.record, field: field) })
      } catch is ChangeLogLimit {
        // What the write replaced is not known: nothing is settled by it.
      }
      guard !settled.isEmpty else { continue }
      merge.ledger.settle(settled, sequence: report.sequence)
      merge.isLedgerChanged = true
    }
  }

  /// Enters the losers of one concurrency, whatever their values; only different values are a conflict.
  ///
  /// The versions are merged already, the values are still those from before.
  mutating func enter(
    _ concurrency: Concurrency, _ write: ChangeBatch.Write, _ merge: inout SlotMerge,
    _ slot: RecordSlot, _ layout: TableLayout
  ) throws {
    merge.isLedgerChanged = true
    for field in concurrency.fields {
      let current = try currentValue(of: field, merge, slot, layout)
      let written = input.batch.value(at: write.firstValue + write.fields.position(of: field))
      report.concurrencyCount += 1
      if current != written { report.conflictCount += 1 }
      merge.ledger.put(
        StoredLedger.Row(
          field: field, loser: concurrency.loser.version.writer,
          stamp: concurrency.loser.version.stamp,
          value: concurrency.isLostByWrite ? written : current,
          author: concurrency.loser.note.author, winner: concurrency.winner, isSettled: false,
          sequence: report.sequence))
    }
  }

  /// Takes over a row that the hub has told.
  mutating func take(_ row: StoredLedger.Row, _ merge: inout SlotMerge) {
    let former = merge.ledger.put(row)
    guard former != row else { return }
    merge.isLedgerChanged = true
    if former == nil, !row.isSettled { report.newEntryCount += 1 }
  }

  /// What a field holds at this point of the batch.
  func currentValue(
    of field: UInt8, _ merge: SlotMerge, _ slot: RecordSlot, _ layout: TableLayout
  ) throws -> FieldValue {
    guard let place = layout.kind.place(of: field) else {
      if let source = merge.unknown[field] { return input.batch.value(at: Int(source)) }
      return try UnknownFields.values(slot.unknown)[field] ?? .null
    }
    if merge.sources[place] >= 0 { return input.batch.value(at: Int(merge.sources[place])) }
    if merge.isNew { return .null }
    let select = try tables.statements(over: layout)
      .selectField(at: place, layout, in: database)
    defer { select.reset() }
    select.bind(1, slot.key.rawValue)
    guard try select.step() else { return .null }
    return try tables.value(select, 0, layout.forms[place])
  }
}
