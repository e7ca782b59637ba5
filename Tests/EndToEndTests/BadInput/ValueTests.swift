import Causality
import CentralHub
import CentralStorage
import RecordModel
import ReplicaStorage
import SyncProtocol
import TestInput
import Testing
import RecordStorage

extension BadInput {
  @Suite struct `A value at the edge of its type` {
    @Test func `reaches the other computers as it is, or is refused by name`() async throws {
      let values: [FieldValue] = [
        .text(""), .text("\u{FEFF}\u{202E}e\u{301}\u{10FFFF}"),
        .text(String(repeating: "é", count: Limits.valueBytesMax / 2)),
        .integer(.min), .integer(.max), .boolean(false), .bytes([]),
        .bytes([UInt8](repeating: 0, count: Limits.valueBytesMax)),
        .date(.min), .date(.max), .date(2_932_896), .date(2_932_897), .date(-719_528),
        .date(-719_529), .date(-1),
      ]
      for value in values {
        let world = try await EngineWorld()
        let hostile = try await HostileComputer(world)
        let field: UInt8 =
          switch value.wireType {
          case .text: 1
          case .integer: 2
          case .boolean: 3
          case .date: 4
          case .bytes: 6
          case .reference, nil: 5
          }
        let record = hostile.record(1)
        let pushed = try await hostile.push([
          hostile.changeSet(1, [.of(record, [field: value, 77: value], seen: [])])
        ])
        let peer = try await world.enrolled()
        #expect(try await peer.sync(world).isProvedEqual == true, "\(value)".prefixed)
        if pushed.code == nil {
          #expect(try peer.values(of: record) == [field: value, 77: value], "\(value)".prefixed)
        } else {
          #expect(pushed.code == .frameMalformed)
        }
        #expect(try await world.hub.verify().differences.isEmpty, "\(value)".prefixed)
      }
    }

    @Test func `does not stop the other schools when an author's name has a zero byte`()
      async throws
    {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      for (place, author) in ["a", "a\0b", "\0", "a\0c"].enumerated() {
        let counter = hostile.next
        let write = RecordWrite.of(hostile.record(counter), [1: .text("\(place)")])
        let code = try await hostile.push([hostile.changeSet(counter, [write], author: author)])
          .code
        #expect(code == nil || code == .frameMalformed, "author \(place)")
      }
      try await world.expectUnharmed()
    }

    @Test func `is refused at the edit when it holds a zero byte or is too long`() async throws {
      let world = try await EngineWorld()
      let computer = try await world.enrolled()
      let before = computer.store.state
      let long = String(repeating: "x", count: Limits.valueBytesMax + 1)
      for values: [UInt8: FieldValue] in [
        [1: .text("a\0b")], [1: .text("\0"), 2: .integer(1)], [1: .text(long)],
        [6: .bytes([UInt8](repeating: 1, count: Limits.valueBytesMax + 1))],
      ] {
        #expect(throws: (any Error).self) {
          try computer.create(values, wall: world.clock.now)
        }
      }
      let edits = (0...UInt32(Limits.changeSetWritesMax)).map {
        RecordEdit(kind: 1, target: .new(place: $0), values: [2: .integer(1)])
      }
      #expect(throws: (any Error).self) {
        try computer.store.record(edits, author: nil, wallMilliseconds: world.clock.now)
      }
      let much = (0..<5).map {
        RecordEdit(
          kind: 1, target: .new(place: $0),
          values: [6: .bytes([UInt8](repeating: 1, count: 60_000))])
      }
      #expect(throws: ReplicaStoreError.changeTooLarge) {
        try computer.store.record(much, author: nil, wallMilliseconds: world.clock.now)
      }
      #expect(computer.store.state == before)
      #expect(try computer.store.verify())
      try await world.expectUnharmed()
    }

    @Test func `reaches the other computers when one record holds more than a page`() async throws {
      let world = try await EngineWorld(schema: Self.wideSchema)
      let (writer, reader) = (try await world.enrolled(), try await world.enrolled())
      var dice = SplitMix64(seed: 5)
      let record = try writer.create(
        [:].merging(Self.noise(1...3, &dice)) { $1 }, wall: world.clock.now)
      for fields in [UInt8(4)...6, 7...9, 10...12] {
        try await writer.sync(world)
        try writer.store.record(
          [RecordEdit(kind: 1, target: .existing(record), values: Self.noise(fields, &dice))],
          author: nil, wallMilliseconds: world.clock.now)
      }
      #expect(try await writer.sync(world).isProvedEqual == true)
      for _ in 0..<20 where reader.store.state.stateHash != writer.store.state.stateHash {
        try await reader.exchange(world)
      }
      #expect(reader.store.state.stateHash == writer.store.state.stateHash)
      #expect(try reader.values(of: record) == writer.values(of: record))
    }

    /// A kind with many large fields.
    private static let wideSchema = RecordSchema(
      name: "engine-tests", version: 1, floorVersion: 1,
      kinds: [
        RecordKind(
          1, "thing", label: Label("", ""),
          fields: (1...12).map {
            Field($0, "part\($0)", .sealed, .statistical, label: Label("", ""))
          })
      ])

    private static func noise(
      _ fields: ClosedRange<UInt8>, _ dice: inout SplitMix64
    ) -> [UInt8: FieldValue] {
      var values: [UInt8: FieldValue] = [:]
      for field in fields {
        values[field] = .bytes((0..<60_000).map { _ in UInt8.random(in: 0...255, using: &dice) })
      }
      return values
    }
  }
}

extension String {
  /// Enough of a value to know it by in a failing test.
  fileprivate var prefixed: Comment { Comment(rawValue: String(prefix(40))) }
}
