internal import Causality
internal import Convergence
internal import RecordModel
internal import SyncProtocol

extension BatchMerger {
  /// Writes the row of one record: a new one whole, an existing one where it changed.
  mutating func write(
    _ slot: RecordSlot, _ merge: SlotMerge, _ layout: TableLayout, _ bytes: UnsafeRawBufferPointer
  ) throws {
    let statement = try tables.statement(merge.isNew ? .insert : .update, layout, in: database)
    let input = input
    let number = { try input.tables.replicas.number(of: $0, in: input.database) }
    blobs.removeAll()
    try merge.stored.append(to: &blobs, numbers: number)
    let versionsEnd = blobs.bytes.count
    if merge.isLedgerChanged { try merge.ledger.append(to: &blobs, numbers: number) }
    let cleared = try blobs.bytes.withUnsafeBytes { blobs in
      let place = bindSystem(slot, statement)
      statement.bind(place, blobAt: UnsafeRawBufferPointer(rebasing: blobs[..<versionsEnd]))
      try bindUnknown(slot, merge, statement, place + 1)
      if merge.isLedgerChanged {
        statement.bind(place + 2, blobAt: UnsafeRawBufferPointer(rebasing: blobs[versionsEnd...]))
      } else {
        statement.bindNull(place + 2)
      }
      if layout.kind.number == 0 { statement.bind(place + 3, Int64(slot.kind)) }
      let cleared = try bindFields(merge, statement, layout.firstFieldParameter, bytes)
      try statement.run()
      return cleared
    }
    if !merge.isNew { for place in cleared { try clear(layout.kind.fields[place], slot, layout) } }
  }

  /// Binds what comes before the versions.
  ///
  /// - Returns: the place of the next parameter.
  private func bindSystem(_ slot: RecordSlot, _ statement: PreparedStatement) -> Int32 {
    statement.bind(1, slot.key.rawValue)
    guard tables.side == .hub else { return 2 }
    statement.bind(2, input.context.school)
    statement.bind(3, Int64(report.sequence))
    return 4
  }

  /// Binds the fields that have a new value.
  ///
  /// - Returns: the places of those that are absent now.
  private func bindFields(
    _ merge: SlotMerge, _ statement: PreparedStatement, _ first: Int32,
    _ bytes: UnsafeRawBufferPointer
  ) throws -> [Int] {
    var cleared: [Int] = []
    for place in merge.sources.indices {
      let source = merge.sources[place]
      if source >= 0 {
        if try bind(Int(source), statement, first + Int32(place), bytes) { cleared.append(place) }
      } else {
        statement.bindNull(first + Int32(place))
      }
    }
    return cleared
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
      let key = try tables.replicas.key(
        of: input.batch.references[Int(value.payload)], in: database)
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
}
