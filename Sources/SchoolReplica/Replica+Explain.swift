package import CaseModel
internal import Causality
internal import Convergence
package import RecordModel
internal import ReplicaStorage
internal import SyncProtocol

extension Replica {
  /// Says why a field has the value it has; the reading is noted, and who sees only their own sees nothing of it.
  package func explain(
    _ record: RecordID, kind: CaseKind, field: UInt8
  ) throws -> FieldExplanation {
    guard reader.scope == .everything,
      let stored = try store.record(record, kind: kind.rawValue)
    else { throw CaseworkError.noSuchRecord }
    if let parent = stored.caseRecord { try noteReading([try caseName(parent)]) }
    let rows = try store.ledger(of: record, kind: kind.rawValue, field: field)
    let state = store.state
    let version = stored.version(of: field)?.version
    let isOwn = version?.writer.replica == state.replica
    let counter = version?.writer.counter ?? 0
    let unsent = try store.ownWrites(to: record, field: field, after: state.chain.counter)
    return FieldExplanation(
      kind: kind.rawValue, field: field, reason: Self.reason(version, rows, record),
      current: side(of: field, in: stored),
      claimedMilliseconds: isOwn ? try store.claimedMilliseconds(ofOwn: counter) : nil,
      isAdmitted: version != nil && (!isOwn || counter <= state.chain.counter),
      others: rows.map {
        FieldExplanation.Other(side: ConflictView.Side($0), isSettled: $0.isSettled)
      },
      unsent: unsent.map {
        FieldExplanation.Unsent(
          counter: $0.dot.counter, milliseconds: $0.claimed.milliseconds, author: $0.author,
          value: $0.value)
      },
      thisReplica: state.replica)
  }

  private static func reason(
    _ version: FieldVersion?, _ rows: [ReplicaLedgerRow], _ record: RecordID
  ) -> FieldExplanation.Reason {
    guard let version else { return .neverWritten }
    guard !rows.isEmpty else { return .onlyWriter }
    let unseen = rows.filter { $0.winner == version.writer }
    guard !unseen.isEmpty else { return .sawTheOthers }
    return unseen.contains { $0.entry.stamp == version.stamp } ? .sameMoment : .later
  }
}
