import Foundation
import Testing

@testable import Operations

@Suite struct `The time in a log` {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (951_782_399_999, "2000-02-28T23:59:59.999Z"),
    (951_782_400_000, "2000-02-29T00:00:00.000Z"), (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
    (.max, "9999-12-31T23:59:59.999Z"),
  ])
  func `is RFC 3339 in UTC`(wallMilliseconds: UInt64, text: String) {
    #expect(LogTime(wallMilliseconds: wallMilliseconds).description == text)
  }

  @Test func `agrees with Foundation on every day for two centuries`() {
    for day in 0..<73_000 {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400)
      let text = LogTime(wallMilliseconds: UInt64(day) * 86_400_000).description
      #expect(text.prefix(10) == date.ISO8601Format().prefix(10))
    }
  }
}
