import Causality
import CentralHub
import CentralStorage
import Crypto
import Deflate
import RecordModel
import SyncProtocol
import Testing

extension BadInput {
  @Suite struct `A frame that no honest computer makes` {
    /// What the hub may say to a frame that cannot be read or is not signed.
    private static let frameCodes: [ErrorCode] = [.frameMalformed, .frameSignatureRefused]

    @Test func `is refused when it is cut short anywhere, and when any of its bits is flipped`()
      async throws
    {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      let columns = ColumnsEncoder.encode(
        [hostile.changeSet(1, [.of(hostile.record(1), [1: .text("whole"), 2: .integer(7)])])],
        speaker: hostile.id)
      let frame = try ForgedFrame.of(raw: columns)
        .sealed(by: hostile.key, for: hostile.speaker, after: .start)
      for length in 1..<frame.count {
        let cut = ForgedRequest(hostile.id, frame: Array(frame[..<length]))
        let code = try #require(try await hostile.ask(cut.bytes).code)
        #expect(Self.frameCodes.contains(code), "cut after \(length) bytes")
      }
      for bit in 0..<8 * frame.count {
        var flipped = frame
        flipped[bit / 8] ^= 1 << UInt8(bit % 8)
        let code = try #require(
          try await hostile.ask(ForgedRequest(hostile.id, frame: flipped).bytes).code)
        #expect(Self.frameCodes.contains(code), "bit \(bit)")
      }
      #expect(try await world.hub.status().frameCount == 0)
      #expect(try await hostile.ask(ForgedRequest(hostile.id, frame: frame).bytes).code == nil)
      try await world.expectUnharmed()
    }

    @Test func `is refused when its signed columns are cut short or run on`() async throws {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      let columns = ColumnsEncoder.encode(
        [
          hostile.changeSet(
            1, [.of(hostile.record(1), [1: .text("whole"), 4: .date(20_000)])], author: "CPE")
        ],
        speaker: hostile.id)
      for length in 0..<columns.count {
        #expect(
          try await hostile.push(raw: Array(columns[..<length])).code == .frameMalformed,
          "cut after \(length) bytes")
      }
      #expect(try await hostile.push(raw: columns + [0]).code == .frameMalformed)
      #expect(try await hostile.push(raw: []).code == .frameMalformed)
      try await world.expectUnharmed()
    }

    @Test func `is not inflated beyond the limits, and not at all before its signature holds`()
      async throws
    {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      let honest = try Deflater.deflate(
        ColumnsEncoder.encode([hostile.changeSet(1, [])], speaker: hostile.id))
      let bombs = [
        "ratio": try Deflater.deflate([UInt8](repeating: 0, count: 3 << 20)),
        "size": try Deflater.deflate((0..<5 << 20).map { UInt8(truncatingIfNeeded: $0 / 97) }),
        "huge": try Deflater.deflate([UInt8](repeating: 7, count: 48 << 20)),
        "trailing bytes": honest + [0],
        "no stream": Array("<html>".utf8),
        "cut": Array(honest.dropLast(3)),
        "empty": [],
        "too long": [UInt8](repeating: 0, count: Limits.columnsBytesMax + 1),
      ]
      for (name, columns) in bombs {
        let frame = ForgedFrame(columns: columns)
        #expect(try await hostile.push(frame).code == .frameMalformed, "\(name)")
        let unsigned = try frame.sealed(by: .init(), for: hostile.speaker, after: .start)
        let refused = try await hostile.ask(ForgedRequest(hostile.id, frame: unsigned).bytes).code
        #expect(refused == (name == "too long" ? .frameMalformed : .frameSignatureRefused))
      }
      for dictionary: UInt64 in [1, 2, 255, 256, 1 << 31] {
        let frame = ForgedFrame(dictionary: dictionary, columns: honest)
        #expect(try await hostile.push(frame).code == (dictionary == 1 ? nil : .frameMalformed))
        if dictionary == 1 { break }
      }
      try await world.expectUnharmed()
    }

    @Test func `is refused when it is signed by another key, for another school or replica`()
      async throws
    {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      let victim = try await HostileComputer(world, school: EngineWorld.otherSchool)
      let frame = try ForgedFrame.of(
        raw: ColumnsEncoder.encode([hostile.changeSet(1, [])], speaker: hostile.id))
      let signed = [
        try frame.sealed(by: victim.key, for: hostile.speaker, after: .start),
        try frame.sealed(by: hostile.key, for: victim.speaker, after: .start),
        try frame.sealed(
          by: hostile.key, for: FrameSpeaker(school: EngineWorld.otherSchool, replica: hostile.id),
          after: .start),
        try frame.sealed(
          by: hostile.key, for: hostile.speaker,
          after: ChainHead(counter: 0, hash: [UInt8](repeating: 1, count: 32))),
      ]
      for bytes in signed {
        #expect(
          try await hostile.ask(ForgedRequest(hostile.id, frame: bytes).bytes).code
            == .frameSignatureRefused)
      }
      #expect(
        try await hostile.ask(ForgedRequest(victim.id, frame: signed[0]).bytes).code
          == .replicaMismatch)
      try await world.expectUnharmed()
    }

    @Test func `cannot speak for the change-sets of another replica, or outside its counters`()
      async throws
    {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      let victim = try await HostileComputer(world)
      let write = RecordWrite.of(victim.record(1), [1: .text("not mine")])
      let sets = [
        [victim.changeSet(1, [write])],
        [hostile.changeSet(2, [])], [hostile.changeSet(1, []), hostile.changeSet(1, [])],
      ]
      for changeSets in sets {
        let columns = ColumnsEncoder.encode(changeSets, speaker: hostile.id)
        #expect(try await hostile.push(raw: columns).code == .frameMalformed)
      }
      try await world.expectUnharmed()
    }

    @Test func `is refused beyond every limit of its tables`() async throws {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      let long = String(repeating: "n", count: Limits.authorBytesMax + 1)
      let wide = String(repeating: "w", count: Limits.valueBytesMax + 1)
      let write = RecordWrite.of(hostile.record(1), [1: .text("x")])
      let tooMany = [
        [hostile.changeSet(1, [write], author: long)],
        [hostile.changeSet(1, [.of(hostile.record(1), [1: .text(wide)])])],
        [hostile.changeSet(1, [.of(hostile.record(1), [6: .bytes(Array(wide.utf8))])])],
        [hostile.changeSet(1, [RecordWrite](repeating: write, count: Limits.frameWritesMax + 1))],
        (1...UInt64(Limits.frameChangeSetsMax) + 1).map { hostile.changeSet($0, []) },
        [
          hostile.changeSet(
            1,
            [
              .of(
                hostile.record(1), [1: .text("x")],
                seen: (1...UInt64(Limits.clockEntriesMax) + 1).map {
                  Dot(replica: ReplicaID(high: 9, low: $0), counter: 1)
                })
            ])
        ],
        [hostile.changeSet(1, [.of(hostile.record(1 << 31), [1: .text("x")])])],
        [hostile.changeSet(1, [.of(hostile.record(1, index: 4096), [1: .text("x")])])],
        [hostile.changeSet(1, [.of(hostile.record(1), [1: .text("x")], kind: 0)])],
        [hostile.changeSet(1, [.of(hostile.record(1), [:])])],
      ]
      for (place, sets) in tooMany.enumerated() {
        let columns = ColumnsEncoder.encode(sets, speaker: hostile.id)
        #expect(try await hostile.push(raw: columns).code == .frameMalformed, "case \(place)")
      }
      try await world.expectUnharmed()
    }

    @Test func `costs no more than its bytes, however many kinds it names`() async throws {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      let one = try await costOfPush(hostile) { _ in 100 }
      let many = try await costOfPush(hostile) { 100 + $0 }
      #expect(many < one * 20)
      try await world.expectUnharmed()
    }

    /// The time that 4,000 new records take, each of the kind that its number gives it.
    private func costOfPush(
      _ hostile: HostileComputer, kind: (UInt16) -> UInt16
    ) async throws -> Duration {
      let counter = hostile.next
      let writes = (1...UInt16(4000)).map { number in
        RecordWrite.of(
          hostile.record(counter, index: UInt32(number - 1)), [0: .integer(0)], kind: kind(number))
      }
      let columns = ColumnsEncoder.encode([hostile.changeSet(counter, writes)], speaker: hostile.id)
      let (answer, lasted) = try await timed { try await hostile.push(raw: columns) }
      #expect(answer.code == nil)
      return lasted
    }
  }
}

/// Runs `work`, and says how long it took.
func timed<Result>(_ work: () async throws -> Result) async throws -> (Result, Duration) {
  let start = ContinuousClock.now
  let result = try await work()
  return (result, ContinuousClock.now - start)
}
