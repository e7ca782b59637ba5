import Foundation
import GRDB
import RecordStorage
import TestInput
import Testing

@Suite struct `A file that is written anew` {
  private static let marker = "MARKER OF WHAT IS GONE "

  /// Rows that grow and shrink until SQLite has moved them about, a third of which are then deleted.
  private func worn(_ path: String, seed: UInt64) throws -> DatabaseQueue {
    var generator = SplitMix64(seed: seed)
    let file = DurableDatabase(
      applicationID: 7, layoutVersion: 1, busySeconds: 5, cacheKiB: 1024)
    let queue = try file.create(path) {
      try $0.execute(sql: "CREATE TABLE rows (name INTEGER PRIMARY KEY, text TEXT) WITHOUT ROWID")
    }
    let names = (0..<300).map { _ in Int64.random(in: .min ... .max, using: &generator) }
    try queue.write { database in
      for _ in 0..<4 {
        for (place, name) in names.enumerated() {
          let text = String(
            repeating: place % 3 == 0 ? Self.marker : "what stays where it is ",
            count: Int.random(in: 2...30, using: &generator))
          try database.execute(
            sql: "INSERT OR REPLACE INTO rows VALUES (?, ?)", arguments: [name, text])
        }
      }
      for name in names.enumerated().filter({ $0.offset % 3 == 0 }).map(\.element) {
        try database.execute(sql: "DELETE FROM rows WHERE name = ?", arguments: [name])
      }
    }
    return queue
  }

  private func holdsMarker(_ path: String) -> Bool {
    ["", "-wal"].contains { suffix in
      let bytes = FileManager.default.contents(atPath: path + suffix) ?? Data()
      return bytes.range(of: Data(Self.marker.utf8)) != nil
    }
  }

  @Test func `holds no byte of what was deleted, which deleting alone leaves behind`() throws {
    let folder = NSTemporaryDirectory() + "preau-compact-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var leftCount = 0
    for seed in 0..<20 as Range<UInt64> {
      let path = "\(folder)/\(seed).sqlite"
      let queue = try worn(path, seed: seed)
      try queue.writeWithoutTransaction { database in
        _ = try Int.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      if holdsMarker(path) { leftCount += 1 }
      #expect(try queue.compact())
      #expect(!holdsMarker(path), "seed \(seed)")
      #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM rows") } == 200)
    }
    // Else this test would prove nothing.
    #expect(leftCount > 0)
  }

  @Test func `is copied beside itself, not into a folder of all programs`() throws {
    let folder = NSTemporaryDirectory() + "préau's compact " + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let queue = try worn(folder + "/one.sqlite", seed: 1)
    #expect(try queue.compact())
    let told = try queue.read {
      try String.fetchOne($0, sql: "PRAGMA temp_store_directory")
    }
    #expect(told == folder)
  }
}
