import SchoolDirectory
import Testing

@Suite struct `Reading a directory of schools` {
  typealias Fixture = DirectoryFixture

  @Test func `gives every value of a good line`() throws {
    let reading = try read(Fixture.header + "\n" + Fixture.line("0010001W"))
    let expected = SchoolEntry(
      uai: try UAI(parsing: "0010001W"), name: "École Jean Moulin", nature: .ecole,
      sector: .publicSector, communeCode: "01004", commune: "Ambérieu", departementCode: "001",
      departement: "Ain", academieCode: "10", academie: "Lyon", circonscription: "Bourg 1",
      pupilCount: 120, latitude: 45.97, longitude: 5.35)
    #expect(reading.entries == [expected])
    #expect(reading.summary.entryCount == 1)
    #expect(reading.summary.lineCount == 2)
    #expect(reading.summary.rejectedCount == 0)
  }

  @Test func `is the same in any packing and any pieces`() throws {
    let plain = Array(Fixture.file(numbers: 10..<60).utf8)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let expected = try read(plain)
    #expect(expected.entries.count == 50)
    let half = plain.count / 2
    let twoMembers =
      Fixture.gzip(Array(plain[..<half])) + Fixture.gzip([]) + Fixture.gzip(Array(plain[half...]))
    for bytes in [plain, mark + plain, Fixture.gzip(plain), Fixture.gzip(mark + plain), twoMembers]
    {
      for chunkBytes in [1, 2, 7, 65_536] {
        #expect(try read(bytes, chunkBytes: chunkBytes) == expected)
      }
    }
  }

  @Test func `takes CRLF, blank lines and a missing last line ending`() throws {
    let lines = [Fixture.header, Fixture.line("0010001W"), "", Fixture.line("0010002X")]
    let reading = try read(lines.joined(separator: "\r\n"))
    #expect(reading.entries.map(\.uai.description) == ["0010001W", "0010002X"])
    #expect(reading.summary.rejectedCount == 0)
    #expect(reading.summary.lineCount == 4)
  }

  @Test func `takes quotes, separators within them, and doubled quotes`() throws {
    let quoted = Fixture.line("0010001W", name: "\"Collège \"\"Les Ricochets\"\"; annexe\"")
    let reading = try read(Fixture.header + "\n" + quoted + "\n")
    #expect(reading.entries.first?.name == "Collège \"Les Ricochets\"; annexe")
  }

  @Test func `repairs letters that were Windows-1252 once`() throws {
    let line = Fixture.line("0010001W", name: "SACRE C\u{9C}UR L\u{92}\u{8C}UVRE")
    #expect(try read(Fixture.header + "\n" + line).entries.first?.name == "SACRE CœUR L’ŒUVRE")
  }

  @Test func `finds columns by name, in any order, among others`() throws {
    let text = """
      Academie;autre;LONGITUDE;code_academie;departement;code_departement;commune;code_insee;\
      secteur;nature;nom; uai
      Lyon;?;;10;Ain;001;Ambérieu;01004;prive;lycee;Lycée du Parc;0010001w
      """
    let entry = try #require(try read(text).entries.first)
    #expect(entry.uai.description == "0010001W")
    #expect(entry.nature == .lycee)
    #expect(entry.sector == .privateSector)
    #expect(entry.circonscription.isEmpty)
    #expect(entry.pupilCount == nil)
    #expect(entry.longitude == nil)
  }

  @Test func `gives batches and a last one that is short`() throws {
    var reader = SchoolDirectoryReader(MemoryByteSource(Array(Fixture.file(numbers: 0..<25).utf8)))
    var counts: [Int] = []
    repeat { counts.append(try reader.nextBatch(countMax: 10).count) } while counts.last != 0
    #expect(counts == [10, 10, 5, 0])
  }

  @Test func `stops when its caller throws`() throws {
    struct Enough: Error {}
    var reader = SchoolDirectoryReader(MemoryByteSource(Array(Fixture.file(numbers: 0..<9).utf8)))
    var count = 0
    do {
      _ = try reader.forEach { _ in
        count += 1
        if count == 3 { throw Enough() }
      }
      Issue.record("nothing was thrown")
    } catch {
      #expect(error is Enough)
    }
    #expect(count == 3)
  }
}
