import Causality
import RecordModel
import SyncProtocol
import TestInput
import Testing

@Suite struct `Columns` {
  private static let speaker = ReplicaID(high: 1, low: ~1)

  @Test func `give back whatever change-sets went in`() throws {
    for seed in 0..<300 as Range<UInt64> {
      var sample = SampleBatch(seed: seed)
      let changeSets = sample.changeSets(count: Int(seed % 12))
      let bytes = ColumnsEncoder.encode(changeSets, speaker: Self.speaker)
      #expect(
        try ColumnsDecoder.decode(bytes, speaker: Self.speaker).changeSets == changeSets,
        "seed \(seed)")
      #expect(ColumnsEncoder.encode(changeSets, speaker: Self.speaker) == bytes)
    }
  }

  @Test func `read back to themselves whenever they can be read at all`() {
    var sample = SampleBatch(seed: 7)
    let whole = ColumnsEncoder.encode(sample.changeSets(count: 4), speaker: Self.speaker)
    for place in whole.indices {
      for value in [0, 1, 0x7F, 0x80, 0xFF, whole[place] ^ 1, whole[place] ^ 0x80] as [UInt8] {
        var bytes = whole
        bytes[place] = value
        guard let batch = try? ColumnsDecoder.decode(bytes, speaker: Self.speaker) else { continue }
        let changeSets = batch.changeSets
        let again = ColumnsEncoder.encode(changeSets, speaker: Self.speaker)
        let second = try? ColumnsDecoder.decode(again, speaker: Self.speaker)
        #expect(second?.changeSets.map(\.dot) == changeSets.map(\.dot), "byte \(place) as \(value)")
      }
    }
  }

  @Test func `are refused when cut anywhere`() {
    var sample = SampleBatch(seed: 8)
    let whole = ColumnsEncoder.encode(sample.changeSets(count: 6), speaker: Self.speaker)
    for count in whole.indices {
      #expect(throws: FrameError.self) {
        try ColumnsDecoder.decode(Array(whole[..<count]), speaker: Self.speaker)
      }
    }
  }

  @Test func `never trap on bytes drawn at random`() {
    var dice = Dice(seed: 9)
    for _ in 0..<20_000 {
      let bytes = (0..<dice.draw(below: 48)).map { _ in
        dice.draw(below: 3) == 0 ? UInt8(dice.draw(below: 256)) : UInt8(dice.draw(below: 3))
      }
      _ = try? ColumnsDecoder.decode(bytes, speaker: Self.speaker)
    }
  }

  @Test func `never trap on many bytes of good columns changed together`() {
    var dice = Dice(seed: 10)
    for seed in 0..<1500 as Range<UInt64> {
      var sample = SampleBatch(seed: seed % 40)
      var bytes = ColumnsEncoder.encode(sample.changeSets(count: 3), speaker: Self.speaker)
      for _ in 0...dice.draw(below: 3) {
        bytes[dice.draw(below: bytes.count)] = UInt8(dice.draw(below: 256))
      }
      _ = try? ColumnsDecoder.decode(bytes, speaker: Self.speaker).changeSets
    }
  }

  @Test func `hold texts by their bytes`() throws {
    let dot = Dot(replica: Self.speaker, counter: 1)
    for text in ["e\u{301}", "é", "\u{FEFF}a", "a\r\nb"] {
      let write = RecordWrite(
        kind: 1, record: RecordID(creation: dot, index: 0), fields: FieldSet([0] as [UInt8]),
        values: [.text(text)])
      let change = ChangeSet(dot: dot, stamp: .zero, author: nil, writes: [write])
      let batch = try ColumnsDecoder.decode(
        ColumnsEncoder.encode([change], speaker: Self.speaker), speaker: Self.speaker)
      #expect(batch.value(at: 0) == .text(text))
    }
  }
}
