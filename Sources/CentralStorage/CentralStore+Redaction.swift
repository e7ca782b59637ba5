internal import Causality
internal import Foundation
internal import GRDB
internal import RecordModel
internal import RecordStorage
internal import SyncProtocol

extension CentralStore {
  /// How many logged frames one transaction redacts: an erasure keeps no exchange waiting for long.
  private static let redactedTogetherMax = 64

  /// Notes that a school's part of the change log may hold writes to erased records.
  func askForRedaction(of school: School, in database: Database) throws {
    let insert = try statement(
      "INSERT OR REPLACE INTO _redactions (school, device, first) VALUES (?, 0, 0)", in: database)
    insert.bind(1, school.number)
    try insert.run()
    try tables.askForScrub(in: database)
  }

  /// Whether something that is set aside says that it is a part of something erased; it is in no table, but in the log.
  func isPartOfErased(
    _ quarantined: [Verdict.Quarantine], of batch: ChangeBatch, _ device: Device,
    in database: Database
  ) throws -> Bool {
    guard !quarantined.isEmpty, try tables.hasErased(ofSchool: device.school, in: database) else {
      return false
    }
    let counters = Set(quarantined.map(\.counter))
    return try batch.writes.contains { write in
      guard counters.contains(batch.heads[write.head].dot.counter),
        let field = schema.kind(write.kind)?.owner,
        let owner = batch.reference(in: field, of: write)
      else { return false }
      return try tables.isErased(owner, in: database)
    }
  }

  func noteRedacted(_ position: Int64, hash: [UInt8], in database: Database) throws {
    let insert = try statement(
      "INSERT OR IGNORE INTO _redacted (position, hash) VALUES (?, ?)", in: database)
    insert.bind(1, position)
    insert.bind(2, blob: hash)
    try insert.run()
  }

  /// What of a frame may be logged when writes of it are to erased records; `nil` when it may be logged as it is.
  func redactedAtOnce(
    _ push: Push, _ device: Device, _ committed: CommittedExchange, in database: Database
  ) throws -> SealedFrame? {
    guard committed.absorbedWriteCount + committed.erasedRecordCount > 0 else { return nil }
    return try redacted(push.frame, push.batch.changeSets, device.replica, in: database)
  }

  private func redacted(
    _ frame: SealedFrame, _ changeSets: [ChangeSet], _ speaker: ReplicaID, in database: Database
  ) throws -> SealedFrame? {
    let left = try Redaction.redacted(changeSets) { try tables.isErased($0, in: database) }
    return try left.map { try frame.redacted(to: $0, speaker: speaker, schema: schema) }
  }

  /// Takes writes to erased records out of the next few frames of the change log.
  ///
  /// - Returns: whether there is more to do.
  package func redactSome() throws -> Bool {
    try transaction { database in
      guard
        let work = try Row.fetchOne(database, sql: "SELECT * FROM _redactions ORDER BY school"),
        var school = try school(work.checked("school", of: "_redactions"), in: database)
      else { return false }
      let frames = try LoggedRow.next(after: work, most: Self.redactedTogetherMax, in: database)
      var hasErasedMore = false
      for frame in frames where try redact(frame, &school, in: database) { hasErasedMore = true }
      try save(school, in: database)
      if hasErasedMore {
        // Frames that are behind may hold writes to what was erased just now.
        try askForRedaction(of: school, in: database)
      } else if let last = frames.last, frames.count == Self.redactedTogetherMax {
        try database.execute(
          sql: "UPDATE _redactions SET device = ?, first = ? WHERE school = ?",
          arguments: [last.device, last.first, school.number])
      } else {
        try database.execute(
          sql: "DELETE FROM _redactions WHERE school = ?", arguments: [school.number])
      }
      return try isRedactionLeft(in: database)
    }
  }

  /// Whether some school's part of the change log is still to be redacted.
  func isRedactionLeft(in database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM _redactions") != 0
  }

  /// Redacts one frame.
  ///
  /// - Returns: whether something was erased with it that was not before.
  private func redact(
    _ row: LoggedRow, _ school: inout School, in database: Database
  ) throws -> Bool {
    guard let replica = tables.replicas[row.device] else {
      throw StorageError.unreadable(table: "_log")
    }
    let frame = try SealedFrame(bytes: row.frame)
    let batch = try frame.open(speaker: replica, schema: schema)
    let hasErasedMore = try eraseSetAside(
      batch, Verdict(bytes: row.verdict), &school, in: database)
    let changeSets = batch.changeSets
    guard let left = try redacted(frame, changeSets, replica, in: database) else {
      return hasErasedMore
    }
    try database.execute(
      sql: "UPDATE _log SET frame = ? WHERE position = ?",
      arguments: [Data(left.bytes), row.position])
    try noteRedacted(row.position, hash: frame.hash, in: database)
    for changeSet in changeSets
    where try changeSet.writes.allSatisfy({ try tables.isErased($0.record, in: database) }) {
      try database.execute(
        sql: "DELETE FROM _quarantine WHERE device = ? AND counter = ?",
        arguments: [row.device, Int64(bitPattern: changeSet.dot.counter)])
    }
    return hasErasedMore
  }

  /// Erases records that were set aside when they came, and are a part of something erased.
  ///
  /// - Returns: whether there were any.
  private func eraseSetAside(
    _ batch: ChangeBatch, _ verdict: Verdict?, _ school: inout School, in database: Database
  ) throws -> Bool {
    let counters = Set(verdict?.quarantined.map(\.counter) ?? [])
    guard !counters.isEmpty else { return false }
    let former = school.sequence
    let made = batch.writes.filter {
      let dot = batch.heads[$0.head].dot
      return $0.record.creation == dot && counters.contains(dot.counter)
    }
    var isChanged = true
    while isChanged {
      isChanged = false
      for write in made where try !tables.isErased(write.record, in: database) {
        guard let field = schema.kind(write.kind)?.owner,
          let owner = batch.reference(in: field, of: write),
          try tables.isErased(owner, in: database)
        else { continue }
        let key = try tables.replicas.key(of: write.record, in: database)
        let context = ErasureContext(school: school.number, sequence: school.sequence)
        try take(tables.erase([key], context: context, in: database), &school, in: database)
        isChanged = true
      }
    }
    return school.sequence != former
  }
}

/// One frame of the change log.
private struct LoggedRow {
  let position: Int64
  let device: UInt32
  let first: Int64
  let frame: [UInt8]
  let verdict: [UInt8]

  /// The frames of a school that come after the last one redacted, by device and counter.
  static func next(after work: Row, most: Int, in database: Database) throws -> [LoggedRow] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT position, device, first, frame, verdict
        FROM _devices JOIN _log ON _log.device = _devices.number
        WHERE _devices.school = ?1 AND _devices.number >= ?2 AND (device > ?2 OR first > ?3)
        ORDER BY device, first LIMIT ?4
        """,
      arguments: [
        work.checked("school", of: "_redactions") as Int64,
        work.checked("device", of: "_redactions") as Int64,
        work.checked("first", of: "_redactions") as Int64, most,
      ]
    ).map { row in
      LoggedRow(
        position: try row.checked("position", of: "_log"),
        device: try row.checked("device", of: "_log"), first: try row.checked("first", of: "_log"),
        frame: [UInt8](try row.checked("frame", of: "_log") as Data),
        verdict: [UInt8](try row.checked("verdict", of: "_log") as Data))
    }
  }
}
