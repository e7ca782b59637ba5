import Causality
import Convergence
import RecordModel
import RecordStorage
import SyncProtocol
import TestInput
import Testing

@Suite struct `What this build does not know` {
  @Test(arguments: [TableLayout.Side.school, .hub])
  func `is merged, kept and adopted as if it had always been known`(side: TableLayout.Side) throws {
    for seed in 0..<20 as Range<UInt64> {
      var sample = SampleWrites(seed: 1000 + seed)
      let changes = sample.changeSets(count: 12)
      let knowing = try TestStore(side: side)
      let old = try TestStore(side: side, schema: TestSchema.old)
      for change in changes {
        try knowing.merge([change])
        try old.merge([change])
      }
      #expect(old.hash == knowing.hash, "seed \(seed)")
      #expect(try old.content(of: [1, 2]) == knowing.content(of: [1, 2]), "seed \(seed), unknown")
      try old.reopen(schema: TestSchema.full)
      #expect(try old.content(of: [1, 2]) == knowing.content(of: [1, 2]), "seed \(seed), adopted")
      #expect(try old.computedHash() == knowing.hash, "seed \(seed), adopted")
      #expect(
        try old.records(of: [1, 2]).values.allSatisfy { $0.stored.versions.groups.count > 0 })
      try old.merge(changes)
      #expect(
        try old.content(of: [1, 2]) == knowing.content(of: [1, 2]), "seed \(seed), repeated")
    }
  }

  @Test func `goes on in the same bytes`() throws {
    var dice = Dice(seed: 5)
    for _ in 0..<500 {
      var values: [UInt8: FieldValue] = [:]
      for _ in 0..<dice.draw(below: 5) {
        let drawn: [FieldValue] = [
          .null, .text("é"), .text(""), .integer(Int64(bitPattern: dice.bits())), .boolean(true),
          .date(-4),
          .bytes([]), .bytes([0, 255]),
          .reference(
            RecordID(creation: Dot(replica: SampleWrites.replica(3), counter: 9), index: 4)),
        ]
        values[UInt8(dice.draw(below: 128))] = drawn[dice.draw(below: drawn.count)]
      }
      let blob = UnknownFields.blob(values)
      #expect(try UnknownFields.values(blob) == values)
      #expect(UnknownFields.blob(try UnknownFields.values(blob)) == blob)
    }
  }

  @Test func `is refused, without a trap, when its bytes were damaged`() {
    let blob = UnknownFields.blob([1: .text("abc"), 9: .integer(-7), 127: .bytes([1, 2, 3])])
    for count in blob.indices { _ = try? UnknownFields.values(Array(blob[..<count])) }
    for place in blob.indices {
      for value in 0...255 as ClosedRange<UInt8> {
        var changed = blob
        changed[place] = value
        _ = try? UnknownFields.values(changed)
      }
    }
    #expect(throws: StorageError.unreadable(table: "_unknown")) { try UnknownFields.values([1]) }
    #expect(throws: StorageError.unreadable(table: "_unknown")) {
      try UnknownFields.values([1, 9])
    }
  }
}
