internal import Causality
package import GRDB
package import RecordModel
package import SyncProtocol

/// What a caller tells an erasure.
package struct ErasureContext {
  /// At the hub, the school that all erased records belong to; records of another are left alone.
  package let school: Int64
  /// At the hub, the last number given in the school's stream; each erased record takes the next.
  package let sequence: UInt64
  /// Which parts of an erased record are erased with it.
  package let isErasedWithOwner: (RecordKey) -> Bool

  /// What the hub says: all parts go.
  package init(school: Int64, sequence: UInt64) {
    self.school = school
    self.sequence = sequence
    isErasedWithOwner = { _ in true }
  }

  /// What a school says: the hub names the parts it knows; of the others, only this replica knows.
  package init(isErasedWithOwner: @escaping (RecordKey) -> Bool) {
    school = 0
    sequence = 0
    self.isErasedWithOwner = isErasedWithOwner
  }
}

/// What an erasure took away; all of it is in the same transaction.
package struct ErasureReport {
  /// What to add to the state hash.
  package internal(set) var hash = StateHash()
  /// The last number given in the school's stream.
  package internal(set) var sequence: UInt64
  /// Records that are erased now and were not before, there or not.
  package internal(set) var erasedCount = 0
  /// How many of them were there.
  package internal(set) var recordCount = 0
  /// How the number of open entries of the ledger moves.
  package internal(set) var openEntryDelta = 0
  /// How the counts move.
  package internal(set) var counts: [CountCell: Int] = [:]
}

extension RecordTables {
  /// Whether anything of a school is erased, 0 at a school.
  package func hasErased(ofSchool school: Int64, in database: Database) throws -> Bool {
    let condition = side == .hub ? "WHERE school = ?" : "WHERE ? = 0"
    let select = try statement(
      "SELECT EXISTS (SELECT 1 FROM _erased \(condition))", in: database)
    defer { select.reset() }
    select.bind(1, school)
    return try select.step() && select.integer(0) == 1
  }

  /// How many records are erased; the number only grows.
  package func erasedCount(in database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM _erased") ?? 0
  }

  /// Whether a record is erased.
  package func isErased(_ key: RecordKey, in database: Database) throws -> Bool {
    let select = try statement("SELECT 1 FROM _erased WHERE record = ?", in: database)
    defer { select.reset() }
    select.bind(1, key.rawValue)
    return try select.step()
  }

  /// Whether a record is erased; one whose replica has no number here is not.
  package func isErased(_ record: RecordID, in database: Database) throws -> Bool {
    guard let key = try replicas.knownKey(of: record) else { return false }
    return try isErased(key, in: database)
  }

  /// Erases records for ever, with the rows, ledgers and counts of them and of their parts.
  ///
  /// A record that says what is erased is not erased itself. Each record is looked at once, so circles of owners end.
  /// Source: `protocol/decisions/0006-erasure.md`.
  package func erase(
    _ records: [RecordKey], context: ErasureContext, in database: Database
  ) throws -> ErasureReport {
    var eraser = RecordEraser(tables: self, database: database, context: context)
    try eraser.erase(records.map { RecordEraser.Item(key: $0, layout: nil) })
    return eraser.report
  }

  /// Erases what has become a part of a record that was erased before.
  package func erasePartsAgain(
    of owners: [RecordKey], context: ErasureContext, in database: Database
  ) throws -> ErasureReport {
    var eraser = RecordEraser(tables: self, database: database, context: context)
    for owner in owners { try eraser.erase(eraser.parts(of: owner)) }
    return eraser.report
  }
}

/// One erasure under way.
struct RecordEraser {
  /// A record to erase, with the table it is in where that is known.
  struct Item {
    let key: RecordKey
    let layout: TableLayout?
  }

  let tables: RecordTables
  let database: Database
  let context: ErasureContext
  private(set) var report: ErasureReport

  init(tables: RecordTables, database: Database, context: ErasureContext) {
    self.tables = tables
    self.database = database
    self.context = context
    report = ErasureReport(sequence: context.sequence)
  }

  mutating func erase(_ items: [Item]) throws {
    var waiting = items
    while let item = waiting.popLast() {
      let layout = try item.layout ?? layout(holding: item.key)
      guard try mayErase(item.key, layout), try remember(item.key) else { continue }
      if let layout { try take(item.key, from: layout) }
      waiting += try parts(of: item.key)
    }
  }

  /// The records that are a part of one.
  func parts(of owner: RecordKey) throws -> [Item] {
    var parts: [Item] = []
    for layout in tables.allLayouts {
      guard let sql = layout.selectPartsSQL else { continue }
      let select = try tables.statement(sql, in: database)
      defer { select.reset() }
      select.bind(1, owner.rawValue)
      while try select.step() {
        let key = RecordKey(rawValue: select.integer(0))
        if context.isErasedWithOwner(key) { parts.append(Item(key: key, layout: layout)) }
      }
    }
    return parts
  }

  private func layout(holding key: RecordKey) throws -> TableLayout? {
    try tables.allLayouts.first { try school(of: key, in: $0) != nil }
  }

  private func school(of key: RecordKey, in layout: TableLayout) throws -> Int64? {
    let select = try tables.statement(layout.selectSchoolSQL, in: database)
    defer { select.reset() }
    select.bind(1, key.rawValue)
    return try select.step() ? select.integer(0) : nil
  }

  /// Neither another school's record nor one that erases.
  private func mayErase(_ key: RecordKey, _ layout: TableLayout?) throws -> Bool {
    guard let layout else { return true }
    guard layout.kind.number == 0 || layout.kind.number != tables.schema.erasure?.kind else {
      return false
    }
    return try school(of: key, in: layout) == context.school
  }

  /// Notes that a record is erased.
  ///
  /// - Returns: whether it was not before.
  private mutating func remember(_ key: RecordKey) throws -> Bool {
    let isHub = tables.side == .hub
    let insert = try tables.statement(
      isHub
        ? "INSERT OR IGNORE INTO _erased (record, school, sequence) VALUES (?, ?, ?)"
        : "INSERT OR IGNORE INTO _erased (record) VALUES (?)", in: database)
    insert.bind(1, key.rawValue)
    if isHub {
      insert.bind(2, context.school)
      insert.bind(3, Int64(bitPattern: report.sequence + 1))
    }
    try insert.run()
    guard database.changesCount > 0 else { return false }
    if isHub { report.sequence += 1 }
    report.erasedCount += 1
    return true
  }

  private mutating func take(_ key: RecordKey, from layout: TableLayout) throws {
    guard let record = try tables.record(key, kind: layout.kind.number, in: database) else {
      return
    }
    report.hash.remove(record.stored.term)
    report.openEntryDelta -= record.ledger.openCount
    report.recordCount += 1
    for rule in tables.counts(of: layout.kind.number).rules {
      let cells = rule.rule.cells(number: rule.number) { record.values[$0] ?? .null }
      for cell in cells { report.counts[cell, default: 0] -= 1 }
    }
    let delete = try tables.statement(layout.deleteSQL, in: database)
    delete.bind(1, key.rawValue)
    try delete.run()
  }
}
