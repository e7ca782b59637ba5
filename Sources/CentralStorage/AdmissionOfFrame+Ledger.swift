internal import Causality
internal import Convergence
internal import GRDB
internal import RecordModel
internal import RecordStorage
internal import SyncProtocol

extension AdmissionOfFrame {
  /// The heads of the writes that would take a record's ledger beyond its limit; none for any record of an honest school.
  ///
  /// A record's ledger travels and is stored with the record, so nobody may make it grow without end. Only concurrent
  /// writes are meant: one that has seen what stands is never refused for this. Limit: `ledgerBytesMax`.
  func headsWithoutRoom(in slot: RecordSlot, database: Database) throws -> [Int] {
    guard let stored = slot.stored,
      slot.ledgerByteCount + mostAdded(by: slot) > Limits.ledgerBytesMax
    else { return [] }
    let contested = slot.writes.map { (place: $0, fields: contestedFields(of: $0, slot, stored)) }
      .filter { !$0.fields.isEmpty }
    guard !contested.isEmpty,
      let record = try store.tables.record(slot.key, kind: slot.kind, in: database)
    else { return [] }
    var byteCount = slot.ledgerByteCount
    for (place, fields) in contested {
      let write = batch.writes[place]
      for field in fields {
        let written = batch.value(at: write.firstValue + write.fields.position(of: field))
        byteCount +=
          written.estimatedBytes + (record.values[field]?.estimatedBytes ?? 0) + Self.entryBytesMax
      }
    }
    return byteCount > Limits.ledgerBytesMax ? contested.map { batch.writes[$0.place].head } : []
  }

  /// What an entry takes beside its value, a reference's own bytes included.
  private static let entryBytesMax = 96

  private func mostAdded(by slot: RecordSlot) -> Int {
    let fields = slot.writes.reduce(FieldSet()) { $0.union(batch.writes[$1].fields) }
    return batch.bytes.count + fields.count * Limits.valueBytesMax
      + slot.writes.count * fields.count * Self.entryBytesMax
  }

  private func contestedFields(
    of place: Int, _ slot: RecordSlot, _ stored: StoredVersions
  ) -> FieldSet {
    let write = batch.writes[place]
    let version = FieldVersion(
      writer: batch.heads[write.head].dot, stamp: .zero, clock: write.clock, of: slot.record)
    return stored.versions.groups.reduce(FieldSet()) { fields, group in
      let shared = group.fields.intersection(write.fields)
      guard !shared.isEmpty, !version.hasSeen(group.version.writer, of: slot.record),
        !group.version.hasSeen(version.writer, of: slot.record)
      else { return fields }
      return fields.union(shared)
    }
  }
}
