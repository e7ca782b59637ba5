internal import Causality
internal import Convergence
internal import RecordModel
internal import SyncProtocol

extension BatchMerger {
  /// Writes the row of one record: a new one whole, an existing one where it changed.
  func write(
    _ slot: RecordSlot, _ merge: SlotMerge, _ layout: TableLayout, _ bytes: UnsafeRawBufferPointer
  ) throws {
    let isNew = slot.stored == nil
    let purpose: HotStatements.Purpose =
      isNew ? .insert : merge.isLedgerChanged ? .updateContested : .update
    let statement = try tables.writing(layout, purpose, in: database)
    var place: Int32 = 2
    statement.bind(1, slot.key.rawValue)
    if tables.side == .hub {
      statement.bind(2, input.context.school)
      statement.bind(3, Int64(report.sequence))
      place = 4
    }
    let number = { (replica: ReplicaID) in try tables.replicas.number(of: replica, in: database) }
    statement.bind(place, blob: try merge.stored.blob(numbers: number))
    try bindUnknown(slot, merge, statement, place + 1)
    if merge.isLedgerChanged {
      statement.bind(place + 2, blob: try merge.ledger.blob(numbers: number))
    } else {
      statement.bindNull(place + 2)
    }
    if layout.kind.number == 0 { statement.bind(place + 3, Int64(slot.kind)) }
    let first = layout.firstFieldParameter
    var cleared: [Int] = []
    for place in merge.sources.indices {
      let source = merge.sources[place]
      if source >= 0 {
        if try bind(Int(source), statement, first + Int32(place), bytes) { cleared.append(place) }
      } else {
        statement.bindNull(first + Int32(place))
      }
    }
    try statement.run()
    if !isNew { for place in cleared { try clear(layout.kind.fields[place], slot, layout) } }
  }

  private func bindUnknown(
    _ slot: RecordSlot, _ merge: SlotMerge, _ statement: PreparedStatement, _ place: Int32
  ) throws {
    guard !merge.unknown.isEmpty else {
      if slot.unknown.isEmpty {
        statement.bindNull(place)
      } else {
        statement.bind(place, blob: slot.unknown)
      }
      return
    }
    var values = try UnknownFields.values(slot.unknown)
    for (field, source) in merge.unknown { values[field] = input.batch.value(at: Int(source)) }
    statement.bind(place, blob: UnknownFields.blob(values))
  }

  private func clear(_ field: Field, _ slot: RecordSlot, _ layout: TableLayout) throws {
    let statement = try tables.statement(layout.clearSQL(field), in: database)
    statement.bind(1, slot.key.rawValue)
    try statement.run()
  }

  /// Binds a value of the batch; says whether it is absent.
  private func bind(
    _ source: Int, _ statement: PreparedStatement, _ place: Int32, _ bytes: UnsafeRawBufferPointer
  ) throws -> Bool {
    let value = input.batch.values[source]
    switch value.type {
    case nil:
      statement.bindNull(place)
      return true
    case .text: statement.bind(place, textAt: Self.slice(value, bytes))
    case .bytes: statement.bind(place, blobAt: Self.slice(value, bytes))
    case .integer, .boolean: statement.bind(place, value.payload)
    case .date:
      statement.bind(
        place,
        text: CalendarDay(daysSince1970: Int32(truncatingIfNeeded: value.payload)).description)
    case .reference:
      let key = try tables.replicas.key(of: input.batch.references[Int(value.payload)], in: database)
      statement.bind(place, key.rawValue)
    }
    return false
  }

  private static func slice(_ value: ChangeBatch.Value, _ bytes: UnsafeRawBufferPointer)
    -> UnsafeRawBufferPointer
  {
    UnsafeRawBufferPointer(
      rebasing: bytes[Int(value.payload)..<Int(value.payload) + Int(value.length)])
  }

  /// Moves the counts by what one record was and what it is now.
  mutating func count(_ slot: RecordSlot, _ merge: SlotMerge, _ layout: TableLayout) throws {
    for (number, rule) in tables.schema.counts.enumerated() where rule.kind == slot.kind {
      guard slot.stored == nil || touches(rule, merge, layout) else { continue }
      if slot.stored != nil {
        for cell in try cells(
          rule, number, SlotMerge(slot, fieldCount: merge.sources.count), slot, layout)
        {
          report.counts[cell, default: 0] -= 1
        }
      }
      for cell in try cells(rule, number, merge, slot, layout) {
        report.counts[cell, default: 0] += 1
      }
    }
  }

  private func touches(_ rule: CountRule, _ merge: SlotMerge, _ layout: TableLayout) -> Bool {
    layout.kind.fields.enumerated().contains { place, field in
      merge.sources[place] >= 0
        && (field.number == rule.month || rule.members.contains(field.number))
    }
  }

  private func cells(
    _ rule: CountRule, _ number: Int, _ merge: SlotMerge, _ slot: RecordSlot, _ layout: TableLayout
  ) throws -> [CountCell] {
    var month = ""
    if case .date(let day) = try currentValue(of: rule.month, merge, slot, layout) {
      month = String(CalendarDay(daysSince1970: day).description.dropLast(3))
    }
    var cells = [CountCell(rule: number, month: month, member: CountCell.anyMember)]
    for member in rule.members
    where try currentValue(of: member, merge, slot, layout) == .boolean(true) {
      cells.append(CountCell(rule: number, month: month, member: member))
    }
    return cells
  }
}
