internal import Causality
internal import GRDB
internal import RecordModel
internal import RecordStorage
internal import SyncProtocol

extension CentralStore {
  /// Erases what a frame's writes name, and what they made a part of something erased before.
  ///
  /// Every target that an erasing record was ever given is erased: nothing takes an erasure back. A target that the hub
  /// does not hold is erased too when its change-set was received: it was set aside, and lies in the change log only.
  ///
  /// - Returns: how many records are erased now and were not before.
  /// Source: `protocol/decisions/0006-erasure.md`.
  func erase(
    _ naming: ErasingWrites, by device: Device, _ school: inout School, in database: Database
  ) throws -> Int {
    let targets = try naming.targets.sorted().filter {
      try isReceived($0, device, in: database)
    }
    let owners =
      try tables.hasErased(ofSchool: school.number, in: database)
      ? naming.owners.sorted().filter { try tables.isErased($0, in: database) } : []
    return try erase(
      try targets.map { try tables.replicas.key(of: $0, in: database) },
      partsOf: try owners.map { try tables.replicas.key(of: $0, in: database) }, &school,
      in: database)
  }

  private func erase(
    _ targets: [RecordKey], partsOf owners: [RecordKey], _ school: inout School,
    in database: Database
  ) throws -> Int {
    guard !targets.isEmpty || !owners.isEmpty else { return 0 }
    var erasedCount = 0
    for isTarget in [true, false] {
      let context = ErasureContext(school: school.number, sequence: school.sequence)
      let report =
        isTarget
        ? try tables.erase(targets, context: context, in: database)
        : try tables.erasePartsAgain(of: owners, context: context, in: database)
      try take(report, &school, in: database)
      erasedCount += report.erasedCount
    }
    if erasedCount > 0 { try askForRedaction(of: school, in: database) }
    return erasedCount
  }

  func take(_ report: ErasureReport, _ school: inout School, in database: Database) throws {
    school.sequence = report.sequence
    school.stateHash.add(report.hash)
    school.openConflictCount += report.openEntryDelta
    try tally(report.counts, departement: school.departementCode, in: database)
  }

  /// Whether the change-set that made a record is here, of a computer of the same school; so it cannot come later.
  private func isReceived(
    _ record: RecordID, _ device: Device, in database: Database
  ) throws -> Bool {
    let replica = record.creation.replica
    guard let author = replica == device.replica ? device : try self.device(replica, in: database)
    else { return false }
    return author.school == device.school && record.creation.counter <= author.chain.counter
  }

  /// Does what records that came before this build knew their kinds have asked for, where they would be taken now.
  func catchUpErasures(in database: Database) throws {
    guard let rule = schema.erasure else { return }
    var targets: [Int64: [RecordKey]] = [:]
    try tables.eachRecord(of: rule.kind, in: database) { record, school in
      guard case .reference(let target) = record.values[rule.target],
        let author = try device(record.record.creation.replica, in: database),
        author.isDesk || tables.layout(of: rule.kind).kind.writer != .centre,
        try isReceived(target, author, in: database)
      else { return }
      targets[school, default: []].append(try tables.replicas.key(of: target, in: database))
    }
    var owners: [Int64: [RecordKey]] = [:]
    let select = try PreparedStatement(database, "SELECT school, record FROM _erased")
    while try select.step() {
      owners[select.integer(0), default: []].append(RecordKey(rawValue: select.integer(1)))
    }
    for number in Set(targets.keys).union(owners.keys).sorted() {
      guard var school = try school(number, in: database) else { continue }
      _ = try erase(
        targets[number, default: []], partsOf: owners[number, default: []], &school, in: database)
      try save(school, in: database)
    }
  }
}
