import Causality
import Convergence
import GRDB
import RecordModel
import RecordStorage
import SyncProtocol

/// Record tables in a database in memory, fed with change-sets as either side is.
final class TestStore {
  let queue: DatabaseQueue
  private(set) var tables: RecordTables
  private(set) var hash = StateHash()
  private(set) var sequence: UInt64 = 0
  private(set) var reports: [MergeReport] = []
  let side: TableLayout.Side
  static let speaker = ReplicaID(high: 1, low: 1)

  init(side: TableLayout.Side, schema: RecordSchema = TestSchema.full) throws {
    self.side = side
    queue = try DatabaseQueue()
    tables = try queue.write { try RecordTables($0, schema: schema, side: side) }
  }

  /// Opens the same database again, with another schema.
  func reopen(schema: RecordSchema) throws {
    tables = try queue.write { try RecordTables($0, schema: schema, side: side) }
  }

  /// Merges change-sets as one batch.
  func merge(_ changeSets: [ChangeSet]) throws {
    let columns = ColumnsEncoder.encode(changeSets, speaker: Self.speaker)
    let batch = try ColumnsDecoder.decode(columns, speaker: Self.speaker)
    let report = try queue.write { database in
      let slots = try tables.load(batch, creations: .mayExist, in: database)
      let context =
        side == .hub
        ? MergeContext(
          stamps: batch.heads.map(\.stamp), school: 1, sequence: sequence, log: { _, _, _ in nil })
        : MergeContext()
      return try tables.merge(slots, of: batch, context: context, in: database)
    }
    hash.add(report.hash)
    sequence = max(sequence, report.sequence)
    reports.append(report)
  }

  /// The records of some kinds, by name.
  func records(of kinds: [UInt16]) throws -> [RecordID: StoredRecord] {
    try queue.read { database in
      var records: [RecordID: StoredRecord] = [:]
      for kind in kinds {
        try tables.eachRecord(of: kind, in: database) { record, _ in records[record.record] = record
        }
      }
      return records
    }
  }

  /// What is the same on all replicas that hold the same: fields, versions, values.
  func content(of kinds: [UInt16]) throws -> [RecordID: RecordContent] {
    try records(of: kinds).mapValues { RecordContent($0) }
  }

  /// The state hash computed anew from all that is stored, whatever the school.
  func computedHash() throws -> StateHash {
    try queue.read { database in
      var hash = StateHash()
      for term in try tables.computeStateHashes(in: database).values { hash.add(term) }
      return hash
    }
  }

  func openLedger() throws -> [StoredLedger.Row] {
    try queue.read { database in
      var open: [StoredLedger.Row] = []
      try tables.eachLedger(in: database) { open += $2.rows.filter { !$0.isSettled } }
      return open
    }
  }
}

/// A record without what a store notes beside it.
struct RecordContent: Hashable {
  struct FieldContent: Hashable {
    let writer: Dot
    let stamp: HybridTimestamp
    let clock: VersionVector
    let value: FieldValue
  }

  var fields: [UInt8: FieldContent] = [:]

  init(_ record: StoredRecord) {
    for group in record.stored.versions.groups {
      for field in group.fields {
        fields[field] = FieldContent(
          writer: group.version.writer, stamp: group.version.stamp, clock: group.version.clock,
          value: record.values[field] ?? .null)
      }
    }
  }
}
