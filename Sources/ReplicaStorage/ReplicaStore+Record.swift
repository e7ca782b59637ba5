package import Causality
internal import Convergence
internal import GRDB
package import RecordModel
internal import RecordStorage
internal import SyncProtocol

/// One record that an edit makes or changes.
package struct RecordEdit: Hashable, Sendable {
  /// Which record.
  package enum Target: Hashable, Sendable {
    /// A new one; `place` among the new ones of the same change-set, from 0.
    case new(place: UInt32)
    /// One that is there.
    case existing(RecordID)
  }

  package let kind: UInt16
  package let target: Target
  /// New values by field number.
  package var values: [UInt8: FieldValue]

  /// An edit from its parts.
  package init(kind: UInt16, target: Target, values: [UInt8: FieldValue]) {
    self.kind = kind
    self.target = target
    self.values = values
  }
}

extension ReplicaStore {
  /// The name of the next change-set, so that an edit can refer to records it is about to make.
  package var nextDot: Dot { Dot(replica: state.replica, counter: state.counter + 1) }

  /// Records one local transaction: the rows and the outbox, together.
  ///
  /// Each record appears at most once; the author is named as the school names people. The name of the change-set is
  /// returned; when it throws, nothing has changed. Edits that refer to records of their own change-set say which name they
  /// expect it to get.
  @discardableResult
  package func record(
    _ edits: [RecordEdit], author: String?, wallMilliseconds: UInt64, as expected: Dot? = nil
  ) throws -> Dot {
    try transaction { database, state in
      let dot = Dot(replica: state.replica, counter: state.counter + 1)
      if let expected, expected != dot { throw ReplicaStoreError.overtaken }
      guard dot.counter <= Limits.counterMax, edits.count <= Limits.changeSetWritesMax else {
        throw StorageError.keyRange
      }
      let stamp = state.clock.issue(wallMilliseconds: wallMilliseconds)
      let writes = try edits.flatMap { try self.writes(of: $0, dot: dot, in: database) }
      let changeSet = ChangeSet(dot: dot, stamp: stamp, author: author, writes: writes)
      let columns = ColumnsEncoder.encode([changeSet], speaker: state.replica)
      guard columns.count <= Limits.changeSetBytesMax else {
        throw ReplicaStoreError.changeTooLarge
      }
      let batch = try ColumnsDecoder.decode(columns, speaker: state.replica)
      let slots = try tables.load(batch, creations: .areNew, in: database)
      let report = try tables.merge(slots, of: batch, context: MergeContext(), in: database)
      state.counter = dot.counter
      state.stateHash.add(report.hash)
      try OutboxTable.record(columns, counter: dot.counter, stamp: stamp, in: database)
      try state.saveEdit(in: database)
      return dot
    }
  }

  /// The writes of one edit, fields with the same past together.
  private func writes(of edit: RecordEdit, dot: Dot, in database: Database) throws -> [RecordWrite]
  {
    let fields = FieldSet(edit.values.keys)
    let values = fields.map { edit.values[$0] ?? .null }
    switch edit.target {
    case .new(let place):
      let record = RecordID(creation: dot, index: place)
      return [RecordWrite(kind: edit.kind, record: record, fields: fields, values: values)]
    case .existing(let record):
      let versions = try storedVersions(of: record, kind: edit.kind, in: database).versions
      var byClock: [VersionVector: FieldSet] = [:]
      for field in fields {
        let clock = versions.group(of: field)?.version.fullClock(of: record) ?? VersionVector()
        byClock[clock.withoutEntry(of: dot.replica), default: FieldSet()].bits |=
          1 << UInt128(field)
      }
      return byClock.sorted { $0.value.first < $1.value.first }.map { clock, fields in
        RecordWrite(
          kind: edit.kind, record: record, fields: fields,
          values: fields.map { edit.values[$0] ?? .null },
          clock: clock)
      }
    }
  }

  private func storedVersions(
    of record: RecordID, kind: UInt16, in database: Database
  ) throws -> StoredVersions {
    let select = try tables.statement(tables.layout(of: kind).selectVersionsSQL, in: database)
    defer { select.reset() }
    select.bind(1, try tables.replicas.key(of: record, in: database).rawValue)
    guard try select.step() else { throw ReplicaStoreError.noSuchRecord }
    return try StoredVersions(blob: select.blob(0), replicas: tables.replicas)
  }
}

/// What an edit or an answer cannot do here.
package enum ReplicaStoreError: Error, Hashable, Sendable {
  /// One transaction holds more than a frame can carry; split it.
  case changeTooLarge
  /// Another process has recorded in between, so the change-set would have another name than its edits say; try again.
  case overtaken
  /// The record is not in this replica.
  case noSuchRecord
  /// The hub's answer does not fit what was sent; nothing of it was applied.
  case answerMismatch
  /// A value in the hub's page has another type than the field is declared with.
  case pageType
}

extension VersionVector {
  /// The clock without what `replica` says of itself: its own past is always part of what it has seen.
  fileprivate func withoutEntry(of replica: ReplicaID) -> VersionVector {
    VersionVector(entries.filter { $0.replica != replica })
  }
}
