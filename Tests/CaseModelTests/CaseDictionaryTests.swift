import CaseModel
import Foundation
import RecordModel
import Testing

@Suite struct `The case dictionary` {
  @Test func `is the one that protocol publishes for other clients`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appendingPathComponent("protocol/dictionaries/preau-case-1.bin")
    #expect(CaseSchema.current.dictionaries[1] == Array(try Data(contentsOf: file)))
  }

  @Test func `fits the window of zlib`() throws {
    let dictionary = try #require(CaseSchema.current.dictionaries[1])
    #expect(dictionary.count <= 32_768)
  }
}
