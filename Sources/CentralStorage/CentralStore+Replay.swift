internal import Causality
internal import Convergence
internal import Crypto
internal import Foundation
internal import GRDB
internal import RecordModel
internal import RecordStorage
internal import SyncProtocol

extension CentralStore {
  /// Replays the change log of `source`, without what is erased there, into an empty store.
  ///
  /// A frame from which nothing is missing is admitted anew. Of one that was redacted, or is still to be, what is left is
  /// merged with the stamps of the verdict that was given: what they stood on may be erased.
  func replay(
    _ source: Database, into replayed: CentralStore, _ copy: Database,
    erasedSchools: Set<Int64>, _ verification: inout Verification
  ) throws {
    let log = try Row.fetchCursor(
      source,
      sql: """
        SELECT position, device, received, frame, verdict, hash
        FROM _log LEFT JOIN _redacted USING (position) ORDER BY position
        """)
    while let row = try log.next() {
      verification.frameCount += 1
      let position: Int64 = try row.checked("position", of: "_log")
      guard let replica = replayed.tables.replicas[try row.checked("device", of: "_log")],
        var device = try replayed.device(replica, in: copy),
        var school = try replayed.school(device.school, in: copy),
        let entry = try entry(
          row, device, school, mayBeErased: erasedSchools.contains(school.number), in: source)
      else {
        verification.differences.append(.frame(position: position))
        continue
      }
      let verdict =
        entry.left.map { try? replayed.replay($0, of: entry, &device, &school, in: copy) }
        ?? (try? replayed.replay(entry, &device, &school, in: copy))
      try replayed.save(device, in: copy)
      if try verdict?.serialized() != entry.verdict {
        verification.differences.append(.verdict(position: position))
      }
    }
  }

  /// Reads one row of the log; `nil` for a frame that cannot be read, or that nothing proves.
  private func entry(
    _ row: Row, _ device: Device, _ school: School, mayBeErased: Bool, in source: Database
  ) throws -> ReplayedFrame? {
    let hash: Data? = try row.checkedIfPresent("hash", of: "_redacted")
    guard let frame = try? SealedFrame(bytes: [UInt8](row.checked("frame", of: "_log") as Data)),
      frame.isRedacted == (hash != nil),
      hash != nil || isSigned(frame, device, school),
      let batch = try? frame.open(speaker: device.replica, schema: schema)
    else { return nil }
    let left = try Redaction.redacted(batch.changeSets) {
      try mayBeErased && tables.isErased($0, in: source)
    }
    return ReplayedFrame(
      frame: frame, hash: hash.map { [UInt8]($0) } ?? frame.hash, batch: batch,
      left: left ?? (hash == nil ? nil : batch.changeSets),
      verdict: [UInt8](try row.checked("verdict", of: "_log") as Data),
      receivedMilliseconds: UInt64(bitPattern: try row.checked("received", of: "_log") as Int64))
  }

  private func isSigned(_ frame: SealedFrame, _ device: Device, _ school: School) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: device.publicKey) else {
      return false
    }
    return frame.isSigned(
      by: key, speaker: FrameSpeaker(school: school.uai, replica: device.replica),
      chain: device.chain)
  }

  /// Admits a whole frame again, as it was admitted.
  private func replay(
    _ entry: ReplayedFrame, _ device: inout Device, _ school: inout School, in database: Database
  ) throws -> Verdict {
    let push = Push(
      frame: entry.frame, batch: entry.batch, statedChain: device.chain,
      hubMilliseconds: entry.receivedMilliseconds)
    var committed = CommittedExchange(
      chain: device.chain, stateHash: school.stateHash, sequence: school.sequence,
      school: school.uai)
    return try self.push(push, &device, &school, &committed, in: database)
  }

  /// Merges what is left of a frame as its verdict says; the verdict it must have had, as far as that can still be known.
  private func replay(
    _ left: [ChangeSet], of entry: ReplayedFrame, _ device: inout Device, _ school: inout School,
    in database: Database
  ) throws -> Verdict {
    guard var verdict = Verdict(bytes: entry.verdict),
      entry.frame.firstCounter == device.chain.counter + 1
    else { throw StorageError.unreadable(table: "_log") }
    device.chain = device.chain.extended(
      byFrameHash: entry.hash, lastCounter: entry.frame.lastCounter)
    verdict.chain = device.chain
    let batch = try ColumnsDecoder.decode(
      ColumnsEncoder.encode(left, speaker: device.replica), speaker: device.replica)
    let stamps = verdict.stamps(of: batch)
    device.stamp = max(device.stamp, stamps.last ?? .zero)
    let aside = verdict.placesAside(in: batch)
    for write in batch.writes
    where aside.contains(write.head) && write.record.creation == batch.heads[write.head].dot {
      try database.execute(
        sql: "INSERT OR IGNORE INTO _quarantined_records (record) VALUES (?)",
        arguments: [try tables.replicas.key(of: write.record, in: database).rawValue])
    }
    let slots = try tables.load(batch, creations: .areNew, skipping: aside, in: database)
    let log = ChangeLogReader(self, database)
    let context = MergeContext(
      stamps: stamps, school: device.school, sequence: school.sequence, log: log.entry)
    try take(tables.merge(slots, of: batch, context: context, in: database), &school, in: database)
    try logReplayed(entry, left, device, in: database)
    return verdict
  }

  private func take(
    _ report: MergeReport, _ school: inout School, in database: Database
  ) throws {
    school.sequence = report.sequence
    school.stateHash.add(report.hash)
    school.openConflictCount += report.openEntryDelta
    try save(school, in: database)
    try tally(report.counts, departement: school.departementCode, in: database)
  }

  /// Logs what is left, for later frames whose merge looks into the log.
  private func logReplayed(
    _ entry: ReplayedFrame, _ left: [ChangeSet], _ device: Device, in database: Database
  ) throws {
    let frame = try entry.frame.redacted(to: left, speaker: device.replica, schema: schema)
    try database.execute(
      sql: """
        INSERT INTO _log (device, first, last, received, frame, verdict) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        device.number, Int64(bitPattern: frame.firstCounter), Int64(bitPattern: frame.lastCounter),
        Int64(bitPattern: entry.receivedMilliseconds), Data(frame.bytes), Data(entry.verdict),
      ])
  }
}

/// One frame of the log, on its way through a replay.
private struct ReplayedFrame {
  let frame: SealedFrame
  /// The hash of the frame's first form.
  let hash: [UInt8]
  let batch: ChangeBatch
  /// What is left without the writes to erased records; `nil` for a frame that is whole.
  let left: [ChangeSet]?
  let verdict: [UInt8]
  let receivedMilliseconds: UInt64
}

extension Verdict {
  /// The stamps that the change-sets of a batch were admitted with.
  fileprivate func stamps(of batch: ChangeBatch) -> [HybridTimestamp] {
    let adjusted = Dictionary(adjustments.map { ($0.counter, $0.stamp) }) { first, _ in first }
    return batch.heads.map { adjusted[$0.dot.counter] ?? $0.stamp }
  }

  /// The places of the change-sets that were set aside.
  fileprivate func placesAside(in batch: ChangeBatch) -> Set<Int> {
    let counters = Set(quarantined.map(\.counter))
    return Set(batch.heads.indices.filter { counters.contains(batch.heads[$0].dot.counter) })
  }
}
