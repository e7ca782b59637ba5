import Foundation
import Logging
import Operations
import Synchronization
import Testing

@Suite struct `A structured log` {
  final class Lines: LogSink {
    let all = Mutex<[String]>([])
    func write(line: String) { all.withLock { $0.append(line) } }
  }

  struct Disclosure: Error, CustomStringConvertible {
    let description = "Camille Durand"
  }

  private let lines = Lines()

  private var logger: Logger {
    Logger(label: "hub") { label in
      StructuredLogHandler(label: label, sink: lines) { 1_790_000_000_007 }
    }
  }

  private func object() throws -> [String: Any] {
    let line = try #require(lines.all.withLock { $0.last })
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func `is one object on one line, with numbers as numbers`() throws {
    logger.info(
      "pushed",
      metadata: .init([.school: "0010001W", .writes: "12", .milliseconds: "1.5", .status: "odd"]))
    #expect(
      lines.all.withLock { $0 } == [
        #"{"time":"2026-09-21T14:13:20.007Z","level":"info","label":"hub","message":"pushed","#
          + #""milliseconds":1.5,"school":"0010001W","status":"odd","writes":12}"#
      ])
  }

  @Test func `drops the keys that are not on the list and counts them`() throws {
    let nested: Logger.MetadataValue = ["name": "Camille"]
    logger.notice(
      "x", metadata: ["pupil": "Camille", "handle": "c.d", "count": "3", "path": nested])
    let object = try object()
    #expect(object["dropped_keys"] as? Int == 3)
    #expect(object["count"] as? Int == 3)
    #expect(lines.all.withLock { !$0.joined().contains("Camille") })
  }

  @Test func `strips control characters and escapes the rest`() throws {
    let text = "a\n\u{0}\u{1B}[31m\u{7F}\u{85}\u{202E}\u{2066}\u{200F}\u{2028}\"\\é"
    logger.info("\(text)", metadata: .init([.path: .string(text)]))
    let object = try object()
    #expect(object["message"] as? String == "a[31m\"\\é")
    #expect(object["path"] as? String == "a[31m\"\\é")
  }

  @Test func `bounds a string`() throws {
    logger.info("\(String(repeating: "x", count: 100_000))")
    #expect((try object()["message"] as? String)?.count == 2048)
  }

  @Test func `gives of an error only its type`() throws {
    logger.error("failed", error: Disclosure())
    #expect(try object()["error"] as? String == "Disclosure")
    #expect(lines.all.withLock { !$0.joined().contains("Camille") })
  }

  @Test func `takes the nearest metadata`() throws {
    var logger = logger
    logger[metadataKey: "stage"] = "far"
    logger[metadataKey: "code"] = "kept"
    logger.info("x", metadata: .init([.stage: "near"]))
    #expect(try object()["stage"] as? String == "near")
    #expect(try object()["code"] as? String == "kept")
  }

  @Test func `leaves out what is below its level`() {
    logger.debug("x")
    #expect(lines.all.withLock { $0.isEmpty })
  }

  @Test func `has the keys of the list and no others`() {
    #expect(
      LogKey.allCases.map(\.rawValue) == [
        "stage", "school", "replica", "code", "counter", "frame_bytes", "page_bytes",
        "change_sets", "writes", "conflicts", "milliseconds", "status", "error", "path", "host",
        "port", "sequence", "count", "exchange",
      ])
  }
}
