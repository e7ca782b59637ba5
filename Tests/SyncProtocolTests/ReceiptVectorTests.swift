import Causality
import Convergence
import Crypto
import RecordModel
import SyncProtocol
import TestInput
import Testing

@Suite struct `The vectors of proof` {
  private struct ReceiptCase: Decodable {
    let replica: String
    let acknowledged: String
    let state_hash: VectorBytes
    let sequence: String
    let epoch: VectorBytes
    let hub_milliseconds: String
    let signature: VectorBytes
    let key: VectorBytes

    func holds() throws -> Bool {
      let receipt = Receipt(
        replica: try #require(ReplicaID(hexadecimal: replica)),
        acknowledgedCounter: try #require(UInt64(acknowledged)),
        stateHash: try #require(StateHash(bytes: state_hash.bytes)),
        sequence: try #require(UInt64(sequence)),
        epoch: epoch.bytes, hubMilliseconds: try #require(UInt64(hub_milliseconds)),
        signature: signature.bytes)
      return receipt.isSigned(by: try Curve25519.Signing.PublicKey(rawRepresentation: key.bytes))
    }
  }

  @Test func `hold receipts the hub signed`() throws {
    for one in try VectorFile.cases("exchange/valid/receipts.json", as: ReceiptCase.self) {
      #expect(try one.holds())
    }
  }

  @Test func `hold receipts it did not sign`() throws {
    for one in try VectorFile.cases("exchange/invalid/receipts.json", as: ReceiptCase.self) {
      #expect(try !one.holds())
    }
  }

  private struct HashCase: Decodable {
    struct Version: Decodable {
      let writer: VectorDot
      let stamp: VectorStamp
      let clock: [VectorDot]
    }
    struct Group: Decodable {
      let fields: [UInt8]
      let version: Version
    }
    struct Record: Decodable {
      let record: VectorRecord
      let kind: UInt16
      let groups: [Group]
      let ledger: [Entry]
    }
    struct Entry: Decodable {
      let field: UInt8
      let loser: VectorDot
      let stamp: VectorStamp
    }

    let name: String
    let records: [Record]
    let hash: VectorBytes
  }

  private func terms(of one: HashCase) -> [StateHash] {
    one.records.map { record in
      let groups = record.groups.map { group in
        RecordVersions.Group(
          fields: FieldSet(group.fields),
          version: FieldVersion(
            writer: group.version.writer.dot, stamp: group.version.stamp.stamp,
            clock: group.version.clock.clock,
            of: record.record.record), note: GroupNote(author: UInt32(group.fields[0]), sequence: 9)
        )
      }
      var term = StateTerm(
        record.record.record, kind: record.kind, versions: RecordVersions(stored: groups))
      for entry in record.ledger {
        term.append(lost: entry.loser.dot, field: entry.field, stamp: entry.stamp.stamp)
      }
      return term.hash
    }
  }

  @Test func `do not depend on what a store notes beside the versions`() throws {
    let record = RecordID(creation: Dot(replica: ReplicaID(high: 1, low: 1), counter: 1), index: 0)
    let version = FieldVersion(
      writer: record.creation, stamp: .zero, clock: VersionVector(), of: record)
    func group(_ fields: [UInt8], author: UInt32) -> RecordVersions.Group {
      RecordVersions.Group(
        fields: FieldSet(fields), version: version, note: GroupNote(author: author))
    }
    let joined = RecordVersions(stored: [group([1, 2], author: 7)])
    let apart = RecordVersions(stored: [group([1], author: 8), group([2], author: 9)])
    #expect(
      StateTerm(record, kind: 1, versions: joined).hash
        == StateTerm(record, kind: 1, versions: apart).hash)
  }

  @Test func `sum to the same state hash in any order`() throws {
    for one in try VectorFile.cases("merge/valid/state-hashes.json", as: HashCase.self) {
      var (forward, backward) = (StateHash(), StateHash())
      for term in terms(of: one) { forward.add(term) }
      for term in terms(of: one).reversed() { backward.add(term) }
      #expect(forward.bytes == one.hash.bytes, "\(one.name)")
      #expect(backward == forward)
      for term in terms(of: one) { forward.remove(term) }
      #expect(forward == StateHash())
    }
  }
}
