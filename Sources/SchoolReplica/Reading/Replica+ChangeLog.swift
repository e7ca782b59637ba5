internal import CaseModel
internal import Causality
internal import Convergence
package import RecordModel
internal import ReplicaStorage
internal import SyncProtocol

extension Replica {
  /// Who wrote which field of a case and its parts, when, from which computer, and what has become of it.
  ///
  /// Knows every value that stands, every value that lost a conflict, and every write of this computer. What another
  /// computer wrote and somebody replaced knowingly is in the change log of the hub only.
  package func changeLog(of record: RecordID) throws -> ChangeLog {
    try store.refresh()
    guard let file = try store.record(record, kind: CaseKind.case.rawValue), isReadable(file)
    else { throw CaseworkError.noSuchCase }
    let parts = try CaseKind.parts.flatMap {
      try store.records(of: $0.rawValue, whose: CaseKind.caseField, is: record)
    }
    var gathered = GatheredChanges(
      replica: store.state.replica, acknowledged: store.state.chain.counter)
    for stored in [file] + parts {
      for version in stored.versions { gathered.add(standing: version, of: stored) }
      for row in try store.ledger(of: stored.record, kind: stored.kind) { gathered.add(lost: row) }
    }
    for change in try store.ownChanges(to: Set(([file] + parts).map(\.record))) {
      gathered.add(own: change)
    }
    try noteReading([CaseName(view(file))])
    return ChangeLog(changes: gathered.inOrder, thisReplica: store.state.replica)
  }
}

/// Changes from the three places that know of them, each field of a write once.
private struct GatheredChanges {
  private struct Place: Hashable {
    let record: RecordID
    let dot: Dot
    let field: UInt8
  }

  private let replica: ReplicaID
  private let acknowledged: UInt64
  private var seen: Set<Place> = []
  private var changes: [CaseChange] = []

  init(replica: ReplicaID, acknowledged: UInt64) {
    self.replica = replica
    self.acknowledged = acknowledged
  }

  var inOrder: [CaseChange] {
    changes.sorted {
      ($0.milliseconds, $0.dot, $0.record) < ($1.milliseconds, $1.dot, $1.record)
    }
  }

  mutating func add(standing version: ReplicaRecord.Version, of stored: ReplicaRecord) {
    add(
      version.fields, of: stored.record, stored.kind, by: version.author,
      dot: version.version.writer, at: version.version.stamp, .stands)
  }

  mutating func add(lost row: ReplicaLedgerRow) {
    add(
      FieldSet([row.entry.field]), of: row.entry.record, row.kind, by: row.author,
      dot: row.entry.loser, at: row.entry.stamp, row.isSettled ? .settled : .conflict)
  }

  mutating func add(own change: OwnChange) {
    let left = change.fields.filter {
      !seen.contains(Place(record: change.record, dot: change.dot, field: $0))
    }
    guard !left.isEmpty else { return }
    add(
      FieldSet(left), of: change.record, change.kind, by: change.author, dot: change.dot,
      at: change.claimed, .replaced)
  }

  private mutating func add(
    _ fields: FieldSet, of record: RecordID, _ kind: UInt16, by author: String?, dot: Dot,
    at stamp: HybridTimestamp, _ fate: CaseChange.Fate
  ) {
    for field in fields { seen.insert(Place(record: record, dot: dot, field: field)) }
    changes.append(
      CaseChange(
        milliseconds: stamp.milliseconds, author: author, dot: dot, kind: kind, record: record,
        fields: fields, fate: fate,
        isUnsent: dot.replica == replica && dot.counter > acknowledged))
  }
}
