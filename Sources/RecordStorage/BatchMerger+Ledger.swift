internal import Causality
internal import Convergence
internal import RecordModel
internal import SyncProtocol

extension BatchMerger {
  /// Settles the entries whose very value an arriving write has replaced.
  mutating func settle(
    _ write: ChangeBatch.Write, _ version: FieldVersion, _ merge: SlotMerge, _ slot: RecordSlot,
    _ layout: TableLayout
  ) throws {
    for field in write.fields {
      let rows = try tables.ledger.open(key: slot.key, field: field, tables: tables, in: database)
      guard !rows.isEmpty, let current = merge.stored.versions.group(of: field) else { continue }
      let settled = try LedgerEntry.settled(
        among: rows.map(\.entry), by: version, current: current.version,
        currentValue: try currentValue(of: field, merge, slot, layout),
        gone: { try context.written($0, to: slot.record, field: field) })
      for row in rows where settled.contains(row.entry) { try put(row, isSettled: true) }
    }
  }

  /// Enters the losers of one concurrency, whatever their values; only different values are a conflict.
  ///
  /// The versions are merged already, the values are still those from before.
  mutating func enter(
    _ concurrency: Concurrency, _ write: ChangeBatch.Write, _ merge: inout SlotMerge,
    _ slot: RecordSlot, _ layout: TableLayout
  ) throws {
    merge.stored.hasLedger = true
    merge.isChanged = true
    for field in concurrency.fields {
      let current = try currentValue(of: field, merge, slot, layout)
      let written = batch.value(at: write.firstValue + write.fields.position(of: field))
      let entry = LedgerEntry(
        record: slot.record, field: field, loser: concurrency.loser.version.writer,
        stamp: concurrency.loser.version.stamp, value: concurrency.isLostByWrite ? written : current
      )
      report.concurrencyCount += 1
      if current != written { report.conflictCount += 1 }
      try put(
        LedgerTable.Row(
          key: slot.key, kind: slot.kind, entry: entry, author: concurrency.loser.note.author,
          winner: concurrency.winner, isSettled: false, sequence: 0), isSettled: false)
    }
  }

  private mutating func put(_ row: LedgerTable.Row, isSettled: Bool) throws {
    report.sequence += 1
    let term = StateHash.term(of: row.entry, kind: row.kind)
    if isSettled { report.hash.remove(term) } else { report.hash.add(term) }
    try tables.ledger.put(
      LedgerTable.Row(
        key: row.key, kind: row.kind, entry: row.entry, author: row.author, winner: row.winner,
        isSettled: isSettled, sequence: report.sequence, school: context.school),
      tables: tables, in: database)
  }

  /// What a field holds at this point of the batch.
  func currentValue(
    of field: UInt8, _ merge: SlotMerge, _ slot: RecordSlot, _ layout: TableLayout
  ) throws -> FieldValue {
    guard let place = layout.kind.place(of: field) else {
      if let source = merge.unknown[field] { return batch.value(at: Int(source)) }
      return try UnknownFields.values(slot.unknown)[field] ?? .null
    }
    if merge.sources[place] >= 0 { return batch.value(at: Int(merge.sources[place])) }
    let select = try tables.hotStatements(layout, in: database)
      .selectField(at: place, layout, in: database)
    defer { select.reset() }
    select.bind(1, slot.key.rawValue)
    guard try select.step() else { return .null }
    return try tables.value(select, 0, layout.forms[place])
  }
}
