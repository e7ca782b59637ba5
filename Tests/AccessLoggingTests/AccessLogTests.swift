import AccessLogging
import Foundation
import Synchronization
import Testing

/// A log in a folder of its own, with a clock that only moves when told.
final class TrialLog: Sendable {
  let folder: String
  private let clock = Mutex<UInt64>(1_800_000_000_000)

  init() throws {
    folder = NSTemporaryDirectory() + "preau-access-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var log: AccessLog {
    AccessLog(folder: folder, wallMilliseconds: { self.clock.withLock { $0 } })
  }

  func pass(days: UInt64) { clock.withLock { $0 += days * 86_400_000 } }

  func pass(hours: UInt64) { clock.withLock { $0 += hours * 3_600_000 } }

  var lines: [String] {
    get throws {
      try String(contentsOfFile: folder + "/access.log", encoding: .utf8)
        .split(separator: "\n").map(String.init)
    }
  }

  func write(_ lines: [String], torn: String = "") throws {
    try (lines.map { $0 + "\n" }.joined() + torn).write(
      toFile: folder + "/access.log", atomically: false, encoding: .utf8)
  }

  func fill(_ count: Int, daysApart: UInt64 = 0) throws {
    for place in 1...count {
      try log.append(who: "cpe@team", deed: "case show", cases: ["0751234J-2026-\(place)"])
      pass(days: daysApart)
    }
  }
}

@Suite struct `The log of who has read what` {
  @Test func `holds what was added, in order, in a file for its owner only`() throws {
    let trial = try TrialLog()
    try trial.log.append(
      who: "m.exemple@head", deed: "case list", cases: ["a", "b"], why: "revue")
    try trial.fill(3)
    let record = try trial.log.read()
    #expect(record.fault == nil)
    #expect(record.entries.map(\.number) == [1, 2, 3, 4])
    #expect(record.entries[0].cases == ["a", "b"])
    #expect(record.entries[0].why == "revue")
    #expect(record.entries[3].who == "cpe@team")
    let attributes = try FileManager.default.attributesOfItem(atPath: trial.folder + "/access.log")
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test func `of a computer where nothing was read is empty and sound`() throws {
    let record = try TrialLog().log.read()
    #expect(record.entries.isEmpty)
    #expect(record.fault == nil)
  }

  @Test func `shows every change of a byte`() throws {
    let trial = try TrialLog()
    try trial.fill(4)
    let path = trial.folder + "/access.log"
    let bytes = Array(try #require(FileManager.default.contents(atPath: path)))
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      try Data(changed).write(to: URL(fileURLWithPath: path))
      #expect(try trial.log.read().fault != nil, "byte \(place)")
    }
  }

  @Test func `shows every line that is gone, doubled or moved`() throws {
    let trial = try TrialLog()
    try trial.fill(5)
    let lines = try trial.lines
    for place in lines.indices {
      var fewer = lines
      fewer.remove(at: place)
      try trial.write(fewer)
      #expect(try trial.log.read().fault != nil, "without line \(place)")
      var doubled = lines
      doubled.insert(lines[place], at: place)
      try trial.write(doubled)
      #expect(try trial.log.read().fault != nil, "line \(place) twice")
    }
    try trial.write([lines[1], lines[0]] + lines[2...])
    #expect(try trial.log.read().fault == .line(1))
    try trial.write([])
    #expect(try trial.log.read().fault == .end)
    try FileManager.default.removeItem(atPath: trial.folder + "/access.log")
    #expect(try trial.log.read().fault == .end)
  }

  @Test func `keeps showing a change when it goes on`() throws {
    let trial = try TrialLog()
    try trial.fill(3)
    var lines = try trial.lines
    lines[1] = lines[1].replacing("cpe@team", with: "abc@team")
    try trial.write(lines)
    try trial.fill(2)
    #expect(try trial.log.read().fault == .line(2))
    trial.pass(days: 800)
    try trial.fill(1)
    #expect(try trial.log.read().fault == .line(2))
    #expect(try trial.lines.count == 6)
  }

  @Test func `goes on after a line that a power cut has torn`() throws {
    let trial = try TrialLog()
    try trial.fill(2)
    let lines = try trial.lines
    try trial.write(lines, torn: String(lines[1].prefix(70)))
    #expect(try trial.log.read().fault == nil)
    try trial.fill(1)
    let record = try trial.log.read()
    #expect(record.fault == nil)
    #expect(record.entries.count == 3)
  }

  @Test func `knows a hash that was noted earlier`() throws {
    let trial = try TrialLog()
    try trial.fill(2)
    let noted = try #require(try trial.log.read().head)
    try trial.fill(2)
    #expect(try trial.log.read().contains(head: noted))
    #expect(try !trial.log.read().contains(head: String(repeating: "0", count: 64)))
  }

  @Test func `keeps a year, and its chain through every pruning`() throws {
    let trial = try TrialLog()
    for _ in 0..<40 {
      try trial.fill(10, daysApart: 11)
      let record = try trial.log.read()
      #expect(record.fault == nil)
      #expect(record.entries.count <= 36 * 2)
    }
    let record = try trial.log.read()
    #expect(try #require(record.summary).prunedCount > 300)
    #expect(record.entries.contains { $0.deed == AccessLog.pruning })
  }

  @Test func `shows a pruning that nobody made`() throws {
    let trial = try TrialLog()
    try trial.fill(3, daysApart: 200)
    try trial.fill(2)
    let pruned = try trial.log.read()
    #expect(pruned.summary != nil)
    #expect(pruned.fault == nil)
    let lines = try trial.lines
    // The summary alone, with the entry that says it was made taken out of the middle.
    try trial.write([lines[0]] + lines[1...].filter { !$0.contains("\"prune\"") })
    #expect(try trial.log.read().fault != nil)
  }

  @Test func `goes on after a reason and a name of any length`() throws {
    let trial = try TrialLog()
    let long = String(repeating: "pourquoi ", count: 20_000)
    let harmful = String(repeating: "\u{1}", count: 100_000)
    for text in [long, harmful] {
      try trial.log.append(
        who: text, deed: text, cases: Array(repeating: text, count: 100), why: text)
      try trial.fill(1)
    }
    let record = try trial.log.read()
    #expect(record.fault == nil)
    #expect(record.entries.map(\.number) == [1, 2, 3, 4])
    #expect(record.entries[0].why?.hasPrefix("pourquoi pourquoi") == true)
    #expect(record.entries[0].why?.hasSuffix("…") == true)
    #expect(try trial.lines.allSatisfy { $0.utf8.count < 65_536 })
  }

  @Test(arguments: ["x", "not a line of the log", String(repeating: "x", count: 200_000)])
  func `starts no new chain after a last line that is none`(line: String) throws {
    let trial = try TrialLog()
    try trial.fill(2)
    try trial.write(try trial.lines + [line])
    let before = try trial.lines
    #expect(throws: AccessLogError.damaged) { try trial.fill(1) }
    #expect(try trial.lines == before)
  }

  @Test func `goes on after a last line longer than what is read at once`() throws {
    let trial = try TrialLog()
    try trial.fill(2)
    let path = trial.folder + "/access.log"
    let spaces = String(repeating: " ", count: 200_000)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try (text.dropLast() + spaces + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    try trial.fill(1)
    #expect(try trial.log.read().fault == .line(2))
    #expect(try trial.lines.count == 3)
  }

  @Test func `keeps showing that its end is gone when it goes on`() throws {
    let trial = try TrialLog()
    try trial.fill(4)
    try trial.write(Array(try trial.lines.prefix(2)))
    try trial.fill(2)
    #expect(try trial.log.read().fault == .line(3))
    try FileManager.default.removeItem(atPath: trial.folder + "/access.log")
    try trial.fill(2)
    #expect(try trial.log.read().fault == .line(1))
  }

  @Test func `goes on soundly when the power failed between a line and the note of its end`() throws
  {
    let trial = try TrialLog()
    try trial.fill(1)
    let end = try String(contentsOfFile: trial.folder + "/access.head", encoding: .utf8)
    try trial.log.append(
      who: "cpe@team", deed: "case list", cases: (1...250).map(String.init))
    try end.write(toFile: trial.folder + "/access.head", atomically: true, encoding: .utf8)
    try trial.fill(1)
    #expect(try trial.log.read().fault == nil)
  }

  @Test func `finds every case of a long reading`() throws {
    let trial = try TrialLog()
    let names = (1...250).map { "0751234J-2026-\($0)" }
    try trial.log.append(who: "cpe@team", deed: "case list", cases: names, why: "revue")
    let record = try trial.log.read()
    #expect(record.fault == nil)
    #expect(record.entries.flatMap(\.cases) == names)
    #expect(record.entries.allSatisfy { $0.why == "revue" && $0.deed == "case list" })
    for name in names { #expect(record.entries.count { $0.concerns(name) } == 1) }
    #expect(!record.entries.contains { $0.concerns("0751234J-2026-251") })
  }

  @Test func `is pruned once a day at most, however often people read`() throws {
    let trial = try TrialLog()
    for _ in 0..<5 {
      for _ in 0..<24 {
        try trial.fill(1)
        trial.pass(hours: 1)
      }
    }
    trial.pass(days: 361)
    for _ in 0..<10 {
      for _ in 0..<24 {
        try trial.fill(1)
        trial.pass(hours: 1)
      }
    }
    let record = try trial.log.read()
    #expect(record.fault == nil)
    let prunings = record.entries.filter { $0.deed == AccessLog.pruning }
    #expect((1...6).contains(prunings.count))
    for (earlier, later) in zip(prunings, prunings.dropFirst()) {
      #expect(later.milliseconds - earlier.milliseconds >= 86_400_000)
    }
  }
}
