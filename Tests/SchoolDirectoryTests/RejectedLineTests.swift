import SchoolDirectory
import Testing

@Suite struct `A line that is not right` {
  typealias Fixture = DirectoryFixture

  static let cases: [(String, LineRejection)] = [
    ("0010001X;N;ecole;public;1;C;1;D;1;A;;;;", .uaiLetter(expected: "W")),
    ("001000W;N;ecole;public;1;C;1;D;1;A;;;;", .uaiLength(found: 7)),
    ("001O001W;N;ecole;public;1;C;1;D;1;A;;;;", .uaiDigits),
    (";N;ecole;public;1;C;1;D;1;A;;;;", .missingValue(.uai)),
    ("0010001W;  ;ecole;public;1;C;1;D;1;A;;;;", .missingValue(.name)),
    ("0010001W;N;maternelle;public;1;C;1;D;1;A;;;;", .unknownValue(.nature)),
    ("0010001W;N;ecole;PUBLIC;1;C;1;D;1;A;;;;", .unknownValue(.sector)),
    ("0010001W;N;ecole;public;1;C;1;D;1;A;;-1;;", .number(.pupilCount)),
    ("0010001W;N;ecole;public;1;C;1;D;1;A;;99999999999999999999;;", .number(.pupilCount)),
    ("0010001W;N;ecole;public;1;C;1;D;1;A;;;nan;", .number(.latitude)),
    ("0010001W;N;ecole;public;1;C;1;D;1;A;;;0x10;", .number(.latitude)),
    ("0010001W;N;ecole;public;1;C;1;D;1;A;;;90.1;", .number(.latitude)),
    ("0010001W;N;ecole;public;1;C;1;D;1;A;;;;5,35", .number(.longitude)),
    ("0010001W;N;ecole;public;1;C;1;D;1;A;;;", .fieldCount(found: 13, expected: 14)),
    ("0010001W;\"N\nM\";ecole;public;1;C;1;D;1;A;;;;", .controlCharacter(.name)),
    ("0010001W;N\u{81};ecole;public;1;C;1;D;1;A;;;;", .controlCharacter(.name)),
    ("0010001W;N\u{0};ecole;public;1;C;1;D;1;A;;;;", .controlCharacter(.name)),
    ("0010001W;N\"M;ecole;public;1;C;1;D;1;A;;;;", .strayQuote),
    ("0010001W;\"N", .unterminatedQuote),
  ]

  @Test(arguments: cases)
  func `is reported with its number and its reason`(line: String, reason: LineRejection) throws {
    let lines = [Fixture.header, Fixture.line("0010002X"), line]
    let reading = try read(lines.joined(separator: "\n"))
    #expect(reading.entries.count == 1)
    #expect(reading.summary.rejectedCount == 1)
    #expect(reading.summary.rejectedLines.first?.lineNumber == 3)
    #expect(reading.summary.rejectedLines.first?.reason == reason)
  }

  @Test func `is reported when it is not UTF-8`() throws {
    var bytes = Array((Fixture.header + "\n").utf8)
    bytes += Array(Fixture.line("0010001W", name: "?").utf8).map { $0 == 0x3F ? 0xE9 : $0 }
    #expect(try read(bytes).summary.rejectedLines.first?.reason == .notUTF8(.name))
  }

  @Test func `is reported when its school came before`() throws {
    let first = Fixture.line("0010001W", name: "First")
    let reading = try read(
      [Fixture.header, first, Fixture.line("0010001w", name: "Second")].joined(separator: "\n"))
    #expect(reading.entries.map(\.name) == ["First"])
    let uai = try UAI(parsing: "0010001W")
    #expect(reading.summary.rejectedLines.first?.reason == .duplicate(uai))
  }

  @Test func `does not stop the lines after it, the longest included`() throws {
    let long = Fixture.line("0010001W", name: String(repeating: "x", count: 70_000))
    let text = [Fixture.header, long, Fixture.line("0010002X")].joined(separator: "\n")
    let reading = try read(text)
    #expect(reading.entries.map(\.uai.description) == ["0010002X"])
    #expect(reading.summary.rejectedLines.first?.reason == .tooLong)
  }

  @Test func `is always counted, and kept a hundred times`() throws {
    let bad = Array(repeating: "bad", count: 250)
    let reading = try read(([Fixture.header] + bad).joined(separator: "\n"))
    #expect(reading.summary.rejectedCount == 250)
    #expect(reading.summary.rejectedLines.count == 100)
    #expect(reading.summary.rejectedLines.last?.lineNumber == 101)
  }
}
