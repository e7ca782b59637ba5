import Testing

@testable import SchoolDirectory

@Suite struct `Splitting records` {
  typealias State = RecordSplitter.State

  static let prefixes: [State: String] = [
    .fieldStart: "", .unquoted: "a", .quoted: "\"", .closed: "\"\"", .closedReturn: "\"\"\r",
    .skipping: "a\"",
  ]

  /// Next state on: other, `;`, `"`, CR, LF.
  static let table: [State: [State]] = [
    .fieldStart: [.unquoted, .fieldStart, .quoted, .unquoted, .fieldStart],
    .unquoted: [.unquoted, .fieldStart, .skipping, .unquoted, .fieldStart],
    .quoted: [.quoted, .quoted, .closed, .quoted, .quoted],
    .closed: [.skipping, .fieldStart, .quoted, .closedReturn, .fieldStart],
    .closedReturn: [.skipping, .skipping, .skipping, .skipping, .fieldStart],
    .skipping: [.skipping, .skipping, .skipping, .skipping, .fieldStart],
  ]

  @Test(arguments: State.allCases)
  func `goes from each state on each byte as drawn`(state: State) throws {
    let prefix = try #require(Self.prefixes[state])
    let expected = try #require(Self.table[state])
    for (byte, next) in zip("x;\"\r\n".utf8, expected) {
      var splitter = RecordSplitter(lineBytesMax: 100)
      for byte in prefix.utf8 { _ = splitter.take(byte) }
      #expect(splitter.state == state)
      let outcome = splitter.take(byte)
      #expect(splitter.state == next)
      #expect((outcome != nil) == (byte == 0x0A && state != .quoted))
    }
  }

  static func split(_ text: String, lineBytesMax: Int = 100) -> [[String]] {
    var splitter = RecordSplitter(lineBytesMax: lineBytesMax)
    var outcomes = text.utf8.compactMap { splitter.take($0) }
    if let last = splitter.finish() { outcomes.append(last) }
    return outcomes.map { outcome in
      switch outcome {
      case .rejected(let line): ["\(line.lineNumber) \(line.reason)"]
      case .record(let record):
        (0..<record.fieldCount).map { String(decoding: record[$0], as: UTF8.self) }
      }
    }
  }

  @Test func `unquotes as RFC 4180 says`() {
    let text = "a;\"b;\"\"c\"\"\r\nd\";\"\"\r\n;;\n\"x\""
    #expect(Self.split(text) == [["a", "b;\"c\"\r\nd", ""], ["", "", ""], ["x"]])
  }

  @Test func `takes a carriage return away only at the end of a line`() {
    #expect(Self.split("a\rb;\r\n\r\n") == [["a\rb", ""], [""]])
    #expect(Self.split("\"a\r\";b") == [["a\r", "b"]])
    #expect(Self.split("\"a\r\"\nb") == [["a\r"], ["b"]])
  }

  @Test func `goes on after a bad line`() {
    let text = "a\"b\nc\n\"d\"e\n\"open\nstill"
    #expect(
      Self.split(text) == [["1 strayQuote"], ["c"], ["3 strayQuote"], ["4 unterminatedQuote"]])
  }

  @Test func `skips a line that is too long, even inside quotes`() {
    #expect(Self.split("12345\n123456\nab", lineBytesMax: 5) == [["12345"], ["2 tooLong"], ["ab"]])
    #expect(Self.split("\"12\n34567\nab", lineBytesMax: 5) == [["1 tooLong"], ["ab"]])
  }
}
