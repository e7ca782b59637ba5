import Foundation
import GRDB
import PowerCuts
import Testing

@Suite struct `A fault disk` {
  private let disk: FaultyDisk
  private let path: String

  init() throws {
    disk = try FaultyDisk()
    path = disk.folder + "/numbers"
  }

  /// A log of so many rows of 3,000 bytes, waiting for the disk or not.
  private func write(_ count: Int, synchronous: String) throws {
    var configuration = Configuration()
    configuration.journalMode = .wal
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA synchronous = \(synchronous)")
      try database.execute(sql: "CREATE TABLE IF NOT EXISTS numbers (value BLOB)")
    }
    for _ in 0..<count {
      try queue.write { try $0.execute(sql: "INSERT INTO numbers VALUES (randomblob(3000))") }
    }
    // The power goes while the file is open: closing it would write the log back.
    disk.cut(atChange: 1)
    #expect(throws: DatabaseError.self) {
      try queue.write { try $0.execute(sql: "INSERT INTO numbers VALUES (1)") }
    }
    #expect(disk.isDown)
  }

  private func rowCount() throws -> Int? {
    let queue = try DatabaseQueue(path: path)
    return try queue.read { database in
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
      guard try database.tableExists("numbers") else { return nil }
      return try Int.fetchOne(database, sql: "SELECT count(*) FROM numbers")
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `keeps what was synced`(_ seed: UInt64) throws {
    try write(5, synchronous: "FULL")
    disk.restart(seed: seed)
    #expect(try rowCount() == 5)
  }

  @Test func `loses what was not synced, wholly, in part or not at all`() throws {
    try write(5, synchronous: "NORMAL")
    let cut = disk.save()
    var found: Set<Int?> = []
    for seed in 0..<60 as Range<UInt64> {
      disk.load(cut)
      disk.restart(seed: seed)
      found.insert(try rowCount())
    }
    #expect(found.contains(nil))
    #expect(found.contains(5))
    #expect(disk.sectors.kept > 0)
    #expect(disk.sectors.dropped > 0)
    #expect(disk.sectors.torn > 0)
    #expect(disk.sectors.scrambled > 0)
  }

  @Test func `survives in the same way for the same seed`() throws {
    try write(5, synchronous: "NORMAL")
    let cut = disk.save()
    for seed in 0..<20 as Range<UInt64> {
      let found = try (0..<2).map { _ in
        disk.load(cut)
        disk.restart(seed: seed)
        return try rowCount()
      }
      #expect(found[0] == found[1])
    }
  }

  @Test func `keeps two connections apart`() throws {
    let one = try DatabaseQueue(path: path)
    let two = try DatabaseQueue(path: path)
    try one.write { try $0.execute(sql: "CREATE TABLE numbers (value)") }
    try one.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN IMMEDIATE; INSERT INTO numbers VALUES (1)")
      #expect(throws: DatabaseError.self) {
        try two.write { try $0.execute(sql: "INSERT INTO numbers VALUES (2)") }
      }
      try database.execute(sql: "COMMIT")
    }
    try two.write { try $0.execute(sql: "INSERT INTO numbers VALUES (2)") }
    #expect(try rowCount() == 2)
  }

  @Test func `is full at the byte that was said, and has room again later`() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "CREATE TABLE numbers (value BLOB)") }
    disk.limit(bytes: 40_000)
    let full = #expect(throws: DatabaseError.self) {
      for _ in 0..<40 {
        try queue.write { try $0.execute(sql: "INSERT INTO numbers VALUES (randomblob(3000))") }
      }
    }
    #expect(full?.resultCode == .SQLITE_FULL)
    disk.repair()
    try queue.write { try $0.execute(sql: "INSERT INTO numbers VALUES (randomblob(3000))") }
  }

  @Test func `takes a removed file for a new one`() throws {
    try write(1, synchronous: "FULL")
    disk.restart(seed: 0)
    try FileManager.default.removeItem(atPath: path)
    #expect(try rowCount() == nil)
  }
}
