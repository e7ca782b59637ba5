package import Causality
internal import GRDB
internal import RecordModel
package import RecordStorage
internal import SyncProtocol

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
    try record([edits], author: author, wallMilliseconds: wallMilliseconds, as: expected)
  }

  /// Records several change-sets in one local transaction: all of them, or none.
  ///
  /// They travel one by one, in their order. Later ones may refer to and change what earlier ones make.
  /// - Returns: the name of the first; the others follow it.
  /// - Throws: as for one change-set; nothing has then changed.
  @discardableResult
  package func record(
    _ changes: [[RecordEdit]], author: String?, wallMilliseconds: UInt64, as expected: Dot? = nil
  ) throws -> Dot {
    try transaction { database, state in
      let first = Dot(replica: state.replica, counter: state.counter + 1)
      if let expected, expected != first { throw ReplicaStoreError.overtaken }
      for edits in changes {
        let stamp = state.clock.issue(wallMilliseconds: wallMilliseconds)
        try record(edits, author: author, stamp: stamp, in: database, &state)
      }
      try state.saveEdit(in: database)
      return first
    }
  }

  private func record(
    _ edits: [RecordEdit], author: String?, stamp: HybridTimestamp, in database: Database,
    _ state: inout ReplicaState
  ) throws {
    let dot = Dot(replica: state.replica, counter: state.counter + 1)
    guard dot.counter <= Limits.counterMax, edits.count <= Limits.changeSetWritesMax else {
      throw StorageError.keyRange
    }
    let writes = try edits.flatMap { edit throws in
      guard let writes = try tables.writes(of: edit, dot: dot, in: database) else {
        throw ReplicaStoreError.noSuchRecord
      }
      return writes
    }
    let changeSet = ChangeSet(dot: dot, stamp: stamp, author: author, writes: writes)
    let columns = ColumnsEncoder.encode([changeSet], speaker: state.replica)
    guard columns.count <= Limits.changeSetBytesMax else { throw ReplicaStoreError.changeTooLarge }
    let batch = try ColumnsDecoder.decode(columns, speaker: state.replica)
    let slots = try tables.load(batch, creations: .areNew, in: database)
    let report = try tables.merge(slots, of: batch, context: MergeContext(), in: database)
    state.counter = dot.counter
    state.stateHash.add(report.hash)
    try OutboxTable.record(columns, counter: dot.counter, stamp: stamp, in: database)
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
