import Logging
import Operations
import Testing

@Suite struct `Standard error as a log` {
  @Test func `has every line, whole, even when the program ends at once`() async throws {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardErrorContent]
    ) {
      let logger = Logger(label: "hub") { label in
        StructuredLogHandler(label: label) { 0 }
      }
      await withTaskGroup(of: Void.self) { group in
        for index in 0..<50 { group.addTask { logger.info("m", metadata: ["count": "\(index)"]) } }
      }
    }
    let content = try #require(result?.standardErrorContent)
    let lines = String(decoding: content, as: UTF8.self).split(separator: "\n")
    let ours = lines.filter { $0.hasPrefix("{\"time\":\"1970-01-01T00:00:00.000Z\"") }
    #expect(ours.count == 50)
    #expect(ours.allSatisfy { $0.hasSuffix("}") })
  }
}
