internal import Causality
internal import Convergence
internal import GRDB
internal import RecordModel
internal import RecordStorage
internal import SyncProtocol

/// One frame on its way into the store.
struct Push {
  let frame: SealedFrame
  let batch: ChangeBatch
  let statedChain: ChainHead
  let hubMilliseconds: UInt64
}

extension CentralStore {
  /// Admits, merges and logs one frame; a repeated one gets the verdict it got the first time.
  ///
  /// - Throws: `Refusal`: `.counterGap` when changes before the frame are missing, `.chainForked` when the replica's history is
  ///   not the one the hub knows.
  func push(
    _ push: Push, _ device: inout Device, _ school: inout School,
    _ committed: inout CommittedExchange,
    in database: Database
  ) throws -> Verdict {
    if push.frame.lastCounter <= device.chain.counter {
      return try verdictGivenBefore(push.frame, device, in: database)
    }
    guard push.frame.firstCounter <= device.chain.counter + 1 else {
      throw Refusal(.counterGap, chain: device.chain)
    }
    guard push.frame.firstCounter == device.chain.counter + 1, push.statedChain == device.chain
    else {
      throw Refusal(.chainForked, chain: device.chain)
    }
    device.chain = device.chain.extended(by: push.frame)
    var verdict = Verdict(chain: device.chain)
    try merge(push, &device, &school, &committed, &verdict, in: database)
    try log(push, verdict, device, committed, in: database)
    return verdict
  }

  private func merge(
    _ push: Push, _ device: inout Device, _ school: inout School,
    _ committed: inout CommittedExchange,
    _ verdict: inout Verdict, in database: Database
  ) throws {
    var admission = AdmissionOfFrame(push: push, device: device, store: self)
    let slots = try admission.admit(in: database)
    device.stamp = admission.lastStamp
    let naming = try ErasingWrites(isErasing ? slots : [], of: push.batch, tables: tables)
    let log = ChangeLogReader(self, database)
    let context = MergeContext(
      stamps: admission.stamps, school: device.school, sequence: school.sequence, log: log.entry)
    let report = try tables.merge(slots, of: push.batch, context: context, in: database)
    school.sequence = report.sequence
    school.stateHash.add(report.hash)
    school.openConflictCount += report.openEntryDelta
    try tally(report.counts, departement: school.departementCode, in: database)
    committed.absorbedWriteCount = admission.absorbed.count
    committed.erasedRecordCount = try erase(naming, by: device, &school, in: database)
    if try isPartOfErased(admission.quarantined, of: push.batch, device, in: database) {
      try askForRedaction(of: school, in: database)
    }
    try save(school, in: database)
    verdict.adjustments = admission.adjustments
    verdict.quarantined = admission.quarantined
    verdict.conflictCount = UInt32(clamping: report.conflictCount)
    committed.changeSetCount = push.batch.heads.count
    committed.writeCount = push.batch.writes.count
    committed.changedRecordCount = report.changedRecordCount
    committed.clampedCount = admission.clampedCount
  }

  private func verdictGivenBefore(
    _ frame: SealedFrame, _ device: Device, in database: Database
  ) throws -> Verdict {
    let select = try statement(
      """
      SELECT frame, verdict, hash FROM _log LEFT JOIN _redacted USING (position)
      WHERE device = ? AND first = ?
      """, in: database)
    defer { select.reset() }
    select.bind(1, Int64(device.number))
    select.bind(2, Int64(bitPattern: frame.firstCounter))
    guard try select.step(),
      select.isNull(2) ? select.blob(0) == frame.bytes : select.blob(2) == frame.hash,
      let verdict = Verdict(bytes: select.blob(1))
    else {
      throw Refusal(.chainForked, chain: device.chain)
    }
    return verdict
  }

  private func log(
    _ push: Push, _ verdict: Verdict, _ device: Device, _ committed: CommittedExchange,
    in database: Database
  ) throws {
    let redacted = try redactedAtOnce(push, device, committed, in: database)
    let insert = try statement(
      "INSERT INTO _log (device, first, last, received, frame, verdict) VALUES (?, ?, ?, ?, ?, ?)",
      in: database)
    insert.bind(1, Int64(device.number))
    insert.bind(2, Int64(bitPattern: push.frame.firstCounter))
    insert.bind(3, Int64(bitPattern: push.frame.lastCounter))
    insert.bind(4, Int64(bitPattern: push.hubMilliseconds))
    insert.bind(5, blob: (redacted ?? push.frame).bytes)
    insert.bind(6, blob: try verdict.serialized())
    try insert.run()
    if redacted != nil {
      try noteRedacted(database.lastInsertedRowID, hash: push.frame.hash, in: database)
    }
    for quarantine in verdict.quarantined {
      try database.execute(
        sql:
          "INSERT OR REPLACE INTO _quarantine (device, counter, code, received) VALUES (?, ?, ?, ?)",
        arguments: [
          device.number, Int64(bitPattern: quarantine.counter), quarantine.code,
          Int64(bitPattern: push.hubMilliseconds),
        ])
    }
  }
}
