import Causality
import CentralHub
import CentralStorage
import RecordModel
import ReplicaStorage
import SyncProtocol
import Testing

extension BadInput {
  @Suite struct `A clock that is wrong` {
    @Test(arguments: [0, 1, 4_070_908_800_000, HybridTimestamp.millisecondsMax, 1 << 48, .max])
    func `loses no edit, stops no synchronisation and wins over no later edit`(wall: UInt64)
      async throws
    {
      let world = try await EngineWorld()
      let (wrong, honest) = (try await world.enrolled(), try await world.enrolled())
      let record = try honest.create([1: .text("base")], wall: world.clock.now)
      try await honest.sync(world)
      #expect(try await wrong.exchange(world, wall: wall).isProvedEqual == true)
      try wrong.set(1, .text("wrong clock"), of: record, wall: wall)
      let own = try wrong.create([1: .text("its own")], wall: wall)
      #expect(try await wrong.exchange(world, wall: wall).isProvedEqual == true)
      #expect(try await honest.sync(world).isProvedEqual == true)
      #expect(try honest.values(of: record) == [1: .text("wrong clock")])
      #expect(try honest.values(of: own) == [1: .text("its own")])
      world.clock.advance(milliseconds: 1000)
      try honest.set(1, .text("later"), of: record, wall: world.clock.now)
      #expect(try await honest.sync(world).isProvedEqual == true)
      #expect(try await wrong.exchange(world, wall: wall).isProvedEqual == true)
      #expect(try wrong.values(of: record) == [1: .text("later")])
      // A repaired clock goes on above what it wrote before.
      try wrong.set(1, .text("repaired"), of: record, wall: world.clock.now)
      #expect(try await wrong.sync(world).isProvedEqual == true)
      #expect(try await honest.sync(world).isProvedEqual == true)
      #expect(try honest.values(of: record) == [1: .text("repaired")])
      #expect(try honest.store.openLedger().isEmpty)
      try await world.expectUnharmed()
    }

    @Test(arguments: [0, 1_000_000_000_000, 1_767_500_000_000])
    func `of the hub that goes back changes no order and loses no edit`(back: UInt64) async throws {
      let world = try await EngineWorld()
      let (first, second) = (try await world.enrolled(), try await world.enrolled())
      let start = world.clock.now
      let record = try first.create([1: .text("before")], wall: start)
      try await first.sync(world)
      try await second.sync(world)
      for (round, time) in [back, start + 60_000, back, back].enumerated() {
        world.clock.set(time)
        let writer = round % 2 == 0 ? second : first
        try writer.set(1, .text("round \(round)"), of: record, wall: start + UInt64(round))
        #expect(try await writer.sync(world).isProvedEqual == true)
        for reader in [first, second] {
          #expect(try await reader.sync(world).isProvedEqual == true)
          #expect(try reader.values(of: record) == [1: .text("round \(round)")], "round \(round)")
        }
      }
      #expect(try first.store.openLedger().isEmpty)
      try await world.expectUnharmed()
    }

    @Test func `of the hub that was in 2099 for a moment still lets later edits win`() async throws
    {
      let world = try await EngineWorld()
      let (first, second) = (try await world.enrolled(), try await world.enrolled())
      let start = world.clock.now
      let record = try first.create([1: .text("before")], wall: start)
      world.clock.set(4_070_908_800_000)
      try await first.sync(world)
      world.clock.set(start + 60_000)
      try await second.sync(world)
      try second.set(1, .text("after"), of: record, wall: world.clock.now)
      #expect(try await second.sync(world).isProvedEqual == true)
      #expect(try await first.sync(world).isProvedEqual == true)
      #expect(try first.values(of: record) == [1: .text("after")])
      try await world.expectUnharmed()
    }
  }
}
