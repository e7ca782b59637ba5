import GRDB
import RecordStorage
import TestInput
import Testing

@Suite struct `The mark of a layout` {
  @Test(arguments: [TableLayout.Side.school, .hub])
  func `hides nothing that an older build has left, however often it has opened the file`(
    side: TableLayout.Side
  ) throws {
    for seed in 0..<20 as Range<UInt64> {
      var sample = SampleWrites(seed: 4000 + seed)
      let knowing = try TestStore(side: side)
      let shared = try TestStore(side: side, schema: TestSchema.old)
      let upgrade = sample.dice.draw(below: 13)
      for (place, change) in sample.changeSets(count: 12).enumerated() {
        try shared.reopen(schema: place < upgrade ? TestSchema.old : TestSchema.full)
        try shared.merge([change])
        try knowing.merge([change])
      }
      try shared.reopen(schema: TestSchema.full)
      #expect(try shared.content(of: [1, 2]) == knowing.content(of: [1, 2]), "seed \(seed)")
      #expect(try shared.computedHash() == knowing.hash, "seed \(seed)")
      #expect(try shared.rowCount(of: TableLayout.unknownKindTable) == 0, "seed \(seed)")
    }
  }

  @Test(arguments: [TableLayout.Side.school, .hub])
  func `spares every table that the file says was made`(side: TableLayout.Side) throws {
    let store = try TestStore(side: side)
    try store.execute("DROP TABLE other")
    try store.reopen(schema: TestSchema.full)
    #expect(throws: (any Error).self) { try store.rowCount(of: "other") }
    try store.execute("DELETE FROM _layout")
    try store.reopen(schema: TestSchema.full)
    #expect(try store.rowCount(of: "other") == 0)
  }

  @Test(arguments: [TableLayout.Side.school, .hub])
  func `refuses an older build, whether it opens the file or has it open`(
    side: TableLayout.Side
  ) throws {
    let store = try TestStore(side: side, schema: TestSchema.old)
    let old = store.tables
    try store.queue.write { try old.catchUp(with: $0) }
    try store.reopen(schema: TestSchema.full)
    #expect(throws: StorageError.tooNew(schemaVersion: 2)) {
      try store.queue.write { try old.catchUp(with: $0) }
    }
    #expect(throws: StorageError.tooNew(schemaVersion: 2)) {
      try store.reopen(schema: TestSchema.old)
    }
    try store.queue.write { try store.tables.catchUp(with: $0) }
  }

  @Test func `changes only when the tables do`() throws {
    let store = try TestStore(side: .school, schema: TestSchema.old)
    let before = try store.mark()
    #expect(throws: StorageError.cannotOpen) {
      try store.queue.write { database in
        _ = try RecordTables(database, schema: TestSchema.full, side: .school)
        throw StorageError.cannotOpen
      }
    }
    #expect(try store.mark() == before)
    try store.reopen(schema: TestSchema.full)
    #expect(try store.mark() != before)
  }
}

extension TestStore {
  fileprivate func execute(_ sql: String) throws { try queue.write { try $0.execute(sql: sql) } }

  fileprivate func rowCount(of table: String) throws -> Int? {
    try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
  }

  fileprivate func mark() throws -> String? {
    try queue.read { try String.fetchOne($0, sql: "SELECT hex(fingerprint) FROM _layout") }
  }
}
