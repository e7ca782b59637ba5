package import Crypto
internal import RecordModel
package import SyncProtocol
internal import Causality
internal import GRDB

extension ReplicaStore {
  /// The frame to push next: the one under way, or one sealed now from what the hub has not acknowledged.
  ///
  /// It is in the file before it is returned, so that every retry has the same bytes.
  ///
  /// - Returns: `nil` when the hub has acknowledged everything.
  package func collect(key: Curve25519.Signing.PrivateKey) throws -> SealedFrame? {
    guard state.pendingCount > 0 else { return nil }
    return try transaction { database, state in
      if let sealed = try OutboxTable.sealed(in: database),
        sealed.firstCounter == state.chain.counter + 1
      {
        return sealed
      }
      try OutboxTable.drop(upTo: .max >> 1, in: database)
      let frame = try seal(after: state.chain, key: key, in: database)
      if let frame { try OutboxTable.keep(frame, in: database) }
      return frame
    }
  }

  /// Seals as many change-sets after `chain` as one frame can carry; `nil` when there are none.
  func seal(
    after chain: ChainHead, key: Curve25519.Signing.PrivateKey, in database: Database
  ) throws -> SealedFrame? {
    var most = Limits.frameChangeSetsMax
    while true {
      let gathered = try OutboxTable.gather(
        after: chain.counter, most: most, replica: state.replica, in: database)
      guard let first = gathered.first, let last = gathered.last else { return nil }
      do {
        return try SealedFrame.seal(
          ReplacedWrites.dropped(from: gathered), counters: first.dot.counter...last.dot.counter,
          speaker: FrameSpeaker(school: state.school ?? "", replica: state.replica), chain: chain,
          schema: schema, key: key)
      } catch FrameError.limit(.columnsBytes) where gathered.count > 1 {
        most = gathered.count / 2
      }
    }
  }

  /// The number for the next exchange, used up as soon as it is given.
  package func nextExchangeNumber() throws -> UInt64 {
    try transaction { database, state in
      state.exchange += 1
      try database.cachedStatement(sql: "UPDATE _replica SET exchange = ?").execute(
        arguments: [Int64(bitPattern: state.exchange)])
      return state.exchange
    }
  }
}

/// Leaves out what a replica's own later edits replaced before anyone saw it.
///
/// Only where the later edit had seen nothing of the field but the earlier one's past: otherwise both are part of the
/// story. Fewer bytes, and less personal data leaves the school. Source: `protocol/03-change-set.md`, section 3; D8.
package enum ReplacedWrites {
  private struct Cell: Hashable {
    let record: RecordID
    let field: UInt8
  }

  /// The change-sets without the values that later ones among them replace; emptied ones are left out.
  package static func dropped(from changeSets: [ChangeSet]) -> [ChangeSet] {
    var later: [Cell: VersionVector] = [:]
    var kept: [ChangeSet] = []
    for var changeSet in changeSets.reversed() {
      var writes: [RecordWrite] = []
      for write in changeSet.writes.reversed() {
        if let write = trimmed(write, replica: changeSet.dot.replica, &later) {
          writes.append(write)
        }
      }
      guard !writes.isEmpty else { continue }
      changeSet.writes = writes.reversed()
      kept.append(changeSet)
    }
    return kept.reversed()
  }

  private static func trimmed(
    _ write: RecordWrite, replica: ReplicaID, _ later: inout [Cell: VersionVector]
  ) -> RecordWrite? {
    let seen = VersionVector(write.clock.entries.filter { $0.replica != replica })
    var fields = FieldSet()
    var values: [FieldValue] = []
    for (field, value) in zip(write.fields, write.values) {
      let cell = Cell(record: write.record, field: field)
      if let known = later[cell], known == seen { continue }
      later[cell] = seen
      fields.bits |= 1 << UInt128(field)
      values.append(value)
    }
    guard !fields.isEmpty else { return nil }
    return RecordWrite(
      kind: write.kind, record: write.record, fields: fields, values: values, clock: write.clock)
  }
}
