import Causality
import Crypto
import RecordModel
import SyncProtocol
import TestInput
import Testing

@Suite struct `The vectors of frames` {
  private struct Case: Decodable {
    let name: String
    let bytes: VectorBytes
    let school: String
    let replica: String
    let key: VectorBytes
    let before: VectorChain
    let after: VectorChain?
    let dictionaries: [String: VectorBytes]
    let change_sets: [VectorChangeSet]?
    let first: String?
    let last: String?
    let error: String?
  }

  /// Reads a frame as the hub does: envelope, signature, columns.
  private func outcome(of one: Case) throws -> (frame: SealedFrame, batch: ChangeBatch)? {
    let replica = try #require(ReplicaID(hexadecimal: one.replica))
    let frame = try SealedFrame(bytes: one.bytes.bytes)
    let key = try Curve25519.Signing.PublicKey(rawRepresentation: one.key.bytes)
    let speaker = FrameSpeaker(school: one.school, replica: replica)
    guard frame.isSigned(by: key, speaker: speaker, chain: one.before.head) else { return nil }
    return (frame, try frame.open(speaker: replica, schema: vectorSchema(one.dictionaries)))
  }

  @Test func `are read, verified and chained`() throws {
    for one in try VectorFile.cases("change-set/valid/frames.json", as: Case.self) {
      let (frame, batch) = try #require(try outcome(of: one), "\(one.name)")
      #expect(batch.changeSets == one.change_sets?.map(\.changeSet), "\(one.name)")
      #expect(one.before.head.extended(by: frame) == one.after?.head, "\(one.name)")
      #expect(String(frame.firstCounter) == one.first)
      #expect(String(frame.lastCounter) == one.last)
      #expect(frame.schemaVersion == 3)
    }
  }

  @Test func `are refused with their error`() throws {
    for one in try VectorFile.cases("change-set/invalid/frames.json", as: Case.self) {
      var found: String?
      do {
        found = try outcome(of: one) == nil ? "signature" : nil
      } catch let error as FrameError { found = error.vectorName }
      #expect(found == one.error, "\(one.name)")
    }
  }
}
