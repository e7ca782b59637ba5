import Glibc
import SchoolDirectory
import Testing

@Suite struct `The published directory` {
  static let path = getenv("PREAU_SHARED").map {
    String(cString: $0) + "/data/etablissements.csv.gz"
  }

  static var isPresent: Bool { path.map { access($0, R_OK) == 0 } ?? false }

  @Test(.enabled(if: isPresent, "PREAU_SHARED does not lead to the file"))
  func `is read without a rejected line`() throws {
    let path = try #require(Self.path)
    var reader = SchoolDirectoryReader(try FileByteSource(path: path))
    var natures: [SchoolNature: Int] = [:]
    var publicCount = 0
    var quotedCount = 0
    let summary = try reader.forEach { entry in
      natures[entry.nature, default: 0] += 1
      if entry.sector == .publicSector { publicCount += 1 }
      if entry.name.contains("\"") { quotedCount += 1 }
    }
    #expect(summary.entryCount == 47_558)
    #expect(summary.lineCount == 47_559)
    #expect(summary.rejectedLines == [])
    #expect(natures == [.ecole: 34_218, .college: 7650, .lycee: 5683, .erea: 7])
    #expect(publicCount == 38_395)
    #expect(quotedCount == 7)
  }
}
