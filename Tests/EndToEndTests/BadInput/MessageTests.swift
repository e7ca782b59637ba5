import Causality
import CentralHub
import CentralStorage
import RecordModel
import ReplicaStorage
import SyncProtocol
import Testing

extension BadInput {
  @Suite struct `A request that cannot be taken` {
    @Test func `is refused when it is cut short, nested deeply, or no message at all`()
      async throws
    {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      var whole = ForgedRequest(hostile.id)
      whole.replicaMilliseconds = .max
      // Some cuts fall between two fields, and what is left is a shorter message that can be read.
      for length in 0..<whole.bytes.count {
        let code = try await hostile.ask(Array(whole.bytes[..<length])).code
        #expect(
          [nil, .messageMalformed, .protocolUnsupported, .schemaTooOld].contains(code),
          "cut after \(length) bytes")
      }
      for depth in [1, 99, 101, 10_000, Limits.bodyBytesMax / 4 - 64] {
        let opened = Self.groups(depth, opening: true)
        let closed = opened + Self.groups(depth, opening: false)
        #expect(try await hostile.ask(whole.bytes + opened).code == .messageMalformed)
        let code = try await hostile.ask(whole.bytes + closed).code
        #expect(code == nil || code == .messageMalformed)
        let frame = ForgedRequest(hostile.id, frame: closed)
        #expect(try await hostile.ask(frame.bytes).code == .frameMalformed)
      }
      for text in ["", "<html>Please log in</html>", "{\"protocol\":1}"] {
        #expect(try await hostile.ask(Array(text.utf8)).code != nil)
      }
      try await world.expectUnharmed()
    }

    /// Field 1000 as groups inside each other: opened, or closed again.
    private static func groups(_ depth: Int, opening isOpening: Bool) -> [UInt8] {
      let tag: [UInt8] = isOpening ? [0xC3, 0x3E] : [0xC4, 0x3E]
      return [[UInt8]](repeating: tag, count: depth).flatMap(\.self)
    }

    @Test func `is refused in another version of the protocol`() async throws {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      for version: UInt64 in [0, 1, 3, 1 << 31] {
        var request = ForgedRequest(hostile.id)
        request.version = version
        #expect(try await hostile.ask(request.bytes).code == .protocolUnsupported)
      }
      try await world.expectUnharmed()
    }

    @Test func `is refused below the hub's schema floor, and the edits wait for an update`()
      async throws
    {
      let newer = EngineWorld.makeSchema(version: 3)
      let hubSchema = RecordSchema(
        name: newer.name, version: 3, floorVersion: 2, kinds: newer.kinds, counts: newer.counts,
        dictionaries: newer.dictionaries)
      let world = try await EngineWorld(schema: newer, hubSchema: hubSchema)
      let old = try await world.enrolled(schema: EngineWorld.makeSchema(version: 1))
      let record = try old.create([1: .text("kept")], wall: world.clock.now)
      let refusal = await refusal { try await old.exchange(world) }
      #expect(refusal?.knownCode == .schemaTooOld)
      #expect(old.store.state.pendingCount == 1)
      #expect(try old.values(of: record) == [1: .text("kept")])
      let updated = try ReplicaStore.open(path: old.path, schema: newer)
      #expect(try await world.exchange(updated, key: old.key).isProvedEqual == true)
      try await world.expectUnharmed()
    }

    @Test func `names its own replica, acknowledged counter and cursor in vain`() async throws {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      let other = try await HostileComputer(world, school: EngineWorld.otherSchool)
      #expect(try await hostile.ask(ForgedRequest(other.id).bytes).code == .replicaMismatch)
      for counter: UInt64 in [1, 1 << 31, .max] {
        let ahead = ChainHead(counter: counter, hash: [UInt8](repeating: 3, count: 32))
        let code = try await hostile.ask(ForgedRequest(hostile.id, chain: ahead).bytes).code
        #expect(code == .chainForked)
      }
      var short = ForgedRequest(hostile.id)
      short.replica = [1, 2, 3]
      #expect(try await hostile.ask(short.bytes).code == .messageMalformed)
      try await world.expectUnharmed()
    }
  }
}

/// The refusal that `work` ends with, `nil` when it does not.
func refusal(_ work: () async throws -> some Sendable) async -> Refusal? {
  do {
    _ = try await work()
    return nil
  } catch EngineTrouble.refused(let refusal) {
    return refusal
  } catch {
    Issue.record("\(error)")
    return nil
  }
}
