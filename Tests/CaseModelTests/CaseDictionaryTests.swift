import CaseModel
import Foundation
import RecordModel
import Testing

@Suite struct `The case dictionary` {
  @Test(arguments: [1, 2] as [UInt8])
  func `is the one that protocol publishes for other clients`(number: UInt8) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appendingPathComponent("protocol/dictionaries/preau-case-\(number).bin")
    #expect(CaseSchema.current.dictionaries[number] == Array(try Data(contentsOf: file)))
  }

  @Test(arguments: [1, 2] as [UInt8]) func `fits the window of zlib`(number: UInt8) throws {
    let dictionary = try #require(CaseSchema.current.dictionaries[number])
    #expect((30_000...32_768).contains(dictionary.count))
  }

  @Test func `is the newest one when frames are written`() {
    #expect(CaseSchema.current.dictionaryNumber == 2)
  }
}
