internal import Causality
internal import Convergence
package import GRDB
internal import RecordModel
package import SyncProtocol

extension RecordTables {
  /// Merges a batch into the tables: one read was done per record by `load`, one write per record is done here.
  ///
  /// - Returns: what the caller must store in the same transaction.
  package func merge(
    _ slots: consuming [RecordSlot], of batch: ChangeBatch, context: MergeContext,
    in database: Database
  ) throws -> MergeReport {
    let authorNumbers = try numbers(ofAuthorsIn: batch, in: database)
    var merger = BatchMerger(MergeInput(self, database, batch, authorNumbers, context))
    try batch.bytes.withUnsafeBytes { bytes in
      for place in slots.indices { try merger.merge(&slots[place], bytes) }
    }
    return merger.report
  }
}

/// What stays the same while a batch is merged; an object, so that handing it on copies nothing.
final class MergeInput {
  let tables: RecordTables
  let database: Database
  let batch: ChangeBatch
  let authorNumbers: [UInt32]
  let context: MergeContext

  init(
    _ tables: RecordTables, _ database: Database, _ batch: ChangeBatch, _ authorNumbers: [UInt32],
    _ context: MergeContext
  ) {
    self.tables = tables
    self.database = database
    self.batch = batch
    self.authorNumbers = authorNumbers
    self.context = context
  }
}

/// The merge of one batch, record by record.
struct BatchMerger {
  let input: MergeInput
  var report = MergeReport()
  /// Where the blobs of a row are put together; its room is kept from row to row.
  var blobs = ByteWriter()

  init(_ input: MergeInput) {
    self.input = input
    report.sequence = input.context.sequence
  }

  var tables: RecordTables { input.tables }
  var database: Database { input.database }

  mutating func merge(_ slot: inout RecordSlot, _ bytes: UnsafeRawBufferPointer) throws {
    let layout = tables.layout(of: slot.kind)
    var merge = SlotMerge(of: &slot, fieldCount: layout.kind.fields.count)
    report.recordCount += 1
    if tables.side == .hub { report.sequence += 1 }
    for place in slot.writes { try apply(place, to: &merge, slot, layout) }
    for row in slot.told { take(row, &merge) }
    guard merge.isChanged || merge.isLedgerChanged else { return }
    if merge.isLedgerChanged {
      report.openEntryDelta += merge.ledger.openCount - merge.formerOpenCount
    }
    merge.stored.versions.normalize()
    if merge.isChanged { report.changedRecordCount += 1 }
    report.hash.remove(merge.stored.term)
    merge.stored.term = merge.ledger.term(
      of: slot.record, kind: slot.kind, versions: merge.stored.versions)
    report.hash.add(merge.stored.term)
    try count(slot, merge, layout)
    try write(slot, merge, layout, bytes)
  }

  private mutating func apply(
    _ place: Int, to merge: inout SlotMerge, _ slot: RecordSlot, _ layout: TableLayout
  ) throws {
    let write = input.batch.writes[place]
    let head = input.batch.heads[write.head]
    let version = FieldVersion(
      writer: head.dot, stamp: input.context.stamps?[write.head] ?? head.stamp, clock: write.clock,
      of: slot.record)
    let group = RecordVersions.Group(
      fields: write.fields, version: version,
      note: GroupNote(author: input.authorNumbers[head.author], sequence: report.sequence))
    if tables.side == .hub, !merge.ledger.isEmpty {
      try settle(write, version, &merge, slot, layout)
    }
    let outcome = merge.stored.versions.absorb(
      group, of: slot.record, notingConcurrency: tables.side == .hub)
    if outcome.isChanged { merge.isChanged = true }
    for concurrency in outcome.concurrencies {
      try enter(concurrency, write, &merge, slot, layout)
    }
    take(outcome.taken, write, &merge, layout)
  }

  private func take(
    _ fields: FieldSet, _ write: ChangeBatch.Write, _ merge: inout SlotMerge, _ layout: TableLayout
  ) {
    for (offset, number) in write.fields.enumerated() where fields.contains(number) {
      if let place = layout.kind.place(of: number) {
        merge.sources[place] = Int32(write.firstValue + offset)
      } else {
        merge.unknown[number] = Int32(write.firstValue + offset)
      }
    }
  }
}

/// The state of one record while the writes of a batch go into it.
struct SlotMerge {
  let isNew: Bool
  let formerOpenCount: Int
  var stored: StoredVersions
  var ledger: StoredLedger
  /// For each known field the place of its new value in the batch, or -1.
  var sources: [Int32]
  /// The same for fields this build does not know.
  var unknown: [UInt8: Int32] = [:]
  var isChanged = false
  var isLedgerChanged = false

  /// Takes over what the slot holds, so that changing it copies nothing.
  init(of slot: inout RecordSlot, fieldCount: Int) {
    isNew = slot.stored == nil
    stored = slot.stored ?? StoredVersions()
    ledger = slot.ledger
    formerOpenCount = ledger.openCount
    slot.stored = nil
    slot.ledger = StoredLedger()
    sources = [Int32](repeating: -1, count: fieldCount)
  }

  /// Nothing merged yet: what is stored is what the record holds.
  static func untouched(fieldCount: Int) -> SlotMerge {
    SlotMerge(sources: [Int32](repeating: -1, count: fieldCount))
  }

  private init(sources: [Int32]) {
    isNew = false
    formerOpenCount = 0
    stored = StoredVersions()
    ledger = StoredLedger()
    self.sources = sources
  }
}
