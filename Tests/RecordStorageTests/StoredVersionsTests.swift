import Causality
import Convergence
import GRDB
import RecordModel
import RecordStorage
import SyncProtocol
import TestInput
import Testing

@Suite struct `The versions of a record` {
  private static let record = RecordID(
    creation: Dot(replica: SampleWrites.replica(1), counter: 3), index: 2)

  private func drawn(_ dice: inout Dice) -> StoredVersions {
    var versions = RecordVersions()
    for counter in 1...UInt64(1 + dice.draw(below: 5)) {
      let fields = FieldSet(bits: UInt128(dice.bits()) << UInt128(dice.draw(below: 65)))
      guard !fields.isEmpty else { continue }
      let clock = VersionVector(
        (0..<dice.draw(below: 4)).map { _ in
          Dot(
            replica: SampleWrites.replica(UInt64(1 + dice.draw(below: 5))),
            counter: UInt64(1 + dice.draw(below: 400)))
        })
      let version = FieldVersion(
        writer: Dot(
          replica: SampleWrites.replica(UInt64(1 + dice.draw(below: 5))), counter: counter),
        stamp: HybridTimestamp(rawValue: dice.bits()), clock: clock, of: Self.record)
      let note = GroupNote(author: UInt32(dice.draw(below: 300)), sequence: dice.bits() >> 8)
      _ = versions.merge(.init(fields: fields, version: version, note: note), of: Self.record)
    }
    return StoredVersions(
      versions: versions, term: StateHash(value: UInt128(dice.bits()) << 64 | 7))
  }

  @Test func `read back from their blob as they were, and damage never traps`() throws {
    let queue = try DatabaseQueue()
    try queue.write { database in
      let tables = try RecordTables(database, schema: TestSchema.full, side: .school)
      var dice = Dice(seed: 8)
      for _ in 0..<200 {
        let stored = drawn(&dice)
        var writer = ByteWriter()
        try stored.append(to: &writer) { try tables.replicas.number(of: $0, in: database) }
        let blob = writer.bytes
        let read = try StoredVersions(blob: blob, replicas: tables.replicas)
        #expect(read == stored)
        for _ in 0..<20 {
          var changed = blob
          if !changed.isEmpty {
            changed[dice.draw(below: changed.count)] = UInt8(dice.draw(below: 256))
          }
          _ = try? StoredVersions(blob: changed, replicas: tables.replicas)
          let cut = Array(blob[..<dice.draw(below: blob.count)])
          _ = try? StoredVersions(blob: cut, replicas: tables.replicas)
        }
      }
    }
  }

  @Test func `have keys that keep their order and refuse what does not fit`() throws {
    let least = try RecordKey(replica: 1, counter: 1, index: 0)
    let greatest = try RecordKey(replica: 1 << 20 - 1, counter: 1 << 31 - 1, index: 4095)
    #expect(least < greatest)
    #expect(greatest.rawValue > 0)
    #expect(
      (greatest.replica, greatest.counter, greatest.index) == (1 << 20 - 1, 1 << 31 - 1, 4095))
    #expect(throws: StorageError.keyRange) { try RecordKey(replica: 1 << 20, counter: 1, index: 0) }
    #expect(throws: StorageError.keyRange) { try RecordKey(replica: 1, counter: 1 << 31, index: 0) }
    #expect(throws: StorageError.keyRange) { try RecordKey(replica: 1, counter: 1, index: 4096) }
  }
}
