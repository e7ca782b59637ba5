import Causality
import RecordModel
import SyncProtocol
import TestInput
import Testing

@Suite struct `The vectors of columns` {
  private struct Case: Decodable {
    let name: String
    let speaker: String
    let bytes: VectorBytes
    let change_sets: [VectorChangeSet]?
    let error: String?
  }

  @Test func `are read and written byte for byte`() throws {
    for one in try VectorFile.cases("change-set/valid/columns.json", as: Case.self) {
      let speaker = try #require(ReplicaID(hexadecimal: one.speaker))
      let expected = try #require(one.change_sets).map(\.changeSet)
      let batch = try ColumnsDecoder.decode(one.bytes.bytes, speaker: speaker)
      #expect(batch.changeSets == expected, "\(one.name)")
      #expect(ColumnsEncoder.encode(expected, speaker: speaker) == one.bytes.bytes, "\(one.name)")
    }
  }

  @Test func `are refused with their error`() throws {
    for one in try VectorFile.cases("change-set/invalid/columns.json", as: Case.self) {
      let speaker = try #require(ReplicaID(hexadecimal: one.speaker))
      #expect(refusal(of: one.bytes.bytes, speaker) == one.error, "\(one.name)")
    }
  }

  private func refusal(of bytes: [UInt8], _ speaker: ReplicaID) -> String? {
    do throws(FrameError) {
      _ = try ColumnsDecoder.decode(bytes, speaker: speaker)
      return nil
    } catch { return error.vectorName }
  }
}
