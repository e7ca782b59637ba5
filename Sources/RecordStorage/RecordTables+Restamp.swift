package import Causality
internal import Convergence
package import GRDB
package import SyncProtocol

extension RecordTables {
  /// Gives the values that `dot` wrote to one record another stamp: the hub's admitted one.
  ///
  /// - Returns: what to add to the state hash.
  package func restamp(
    _ slot: RecordSlot, _ stored: StoredVersions, dot: Dot, stamp: HybridTimestamp,
    in database: Database
  ) throws -> StateHash {
    var next = stored
    next.versions = RecordVersions(
      stored: stored.versions.groups.map { group in
        guard group.version.writer == dot else { return group }
        var group = group
        group.version = group.version.restamped(stamp, of: slot.record)
        return group
      })
    next.versions.normalize()
    guard next.versions != stored.versions else { return StateHash() }
    next.term = slot.ledger.term(of: slot.record, kind: slot.kind, versions: next.versions)
    var blob = ByteWriter()
    try next.append(to: &blob) { try replicas.number(of: $0, in: database) }
    let update = try statement(
      "UPDATE \(layout(of: slot.kind).table) SET _versions = ? WHERE _id = ?", in: database)
    update.bind(1, blob: blob.bytes)
    update.bind(2, slot.key.rawValue)
    try update.run()
    var hash = next.term
    hash.remove(stored.term)
    return hash
  }
}
