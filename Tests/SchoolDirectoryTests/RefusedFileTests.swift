import SchoolDirectory
import Testing

@Suite struct `A directory file that is not right` {
  typealias Fixture = DirectoryFixture

  @Test func `is refused without a header, or with one that is malformed`() {
    #expect(throws: SchoolDirectoryError.empty) { try read("") }
    #expect(throws: SchoolDirectoryError.empty) { try read([0xEF, 0xBB, 0xBF]) }
    #expect(throws: SchoolDirectoryError.missingColumn(.uai)) { try read("\n") }
    #expect(throws: SchoolDirectoryError.unreadableHeader(.strayQuote)) { try read("a\"\nb\n") }
  }

  @Test func `is refused without a required column`() {
    let header = Fixture.header.split(separator: ";").filter { $0 != "code_insee" }
    #expect(throws: SchoolDirectoryError.missingColumn(.communeCode)) {
      try read(header.joined(separator: ";") + "\n")
    }
  }

  @Test func `is refused with a column twice`() {
    #expect(throws: SchoolDirectoryError.duplicateColumn(.name)) {
      try read(Fixture.header + ";nom\n")
    }
  }

  @Test func `is refused when its gzip data ends early, wherever that is`() {
    let gzip = Fixture.gzip(Array(Fixture.file(numbers: 0..<40).utf8))
    for count in 2..<gzip.count {
      #expect(throws: SchoolDirectoryError.truncatedGzip) { try read(Array(gzip.prefix(count))) }
    }
  }

  @Test func `is refused when its gzip data is damaged or followed by something`() {
    var gzip = Fixture.gzip(Array(Fixture.file(numbers: 0..<40).utf8))
    #expect(throws: SchoolDirectoryError.corruptGzip(status: -3)) { try read(gzip + [0, 0, 0]) }
    gzip[gzip.count - 6] ^= 1
    #expect(throws: SchoolDirectoryError.corruptGzip(status: -3)) { try read(gzip) }
  }

  @Test func `is refused when it is a bomb`() {
    let bomb = Fixture.gzip(Array(repeating: 0x3B, count: 8_000_000))
    #expect(bomb.count < 10_000)
    #expect(throws: SchoolDirectoryError.inflationRatioTooHigh) { try read(bomb) }
  }

  @Test func `is refused when it is too large, plain or inflated`() {
    var limits = SchoolDirectoryLimits()
    limits.inflatedBytesMax = 100_000
    let plain = Array(Fixture.file(numbers: 0..<2000).utf8)
    #expect(throws: SchoolDirectoryError.tooLarge) { try read(plain, limits: limits) }
    let gzip = Fixture.gzip(plain)
    #expect(gzip.count < limits.inflatedBytesMax)
    #expect(throws: SchoolDirectoryError.tooLarge) { try read(gzip, limits: limits) }
  }

  @Test func `is refused when it has too many lines`() throws {
    var limits = SchoolDirectoryLimits()
    limits.lineCountMax = 11
    let text = Array(Fixture.file(numbers: 0..<10).utf8)
    #expect(try read(text, limits: limits).entries.count == 10)
    limits.lineCountMax = 10
    #expect(throws: SchoolDirectoryError.tooManyLines) { try read(text, limits: limits) }
  }

  @Test func `is refused when the system cannot read it`() {
    #expect(throws: SchoolDirectoryError.unreadable(errno: 2)) {
      try FileByteSource(path: "/nonexistent/etablissements.csv")
    }
    #expect(throws: SchoolDirectoryError.unreadable(errno: 21)) {
      let directory = try FileByteSource(path: "/")
      _ = try directory.next(byteCountMax: 10)
    }
  }
}
