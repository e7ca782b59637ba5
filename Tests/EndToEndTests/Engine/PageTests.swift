import Causality
import CentralHub
import CentralStorage
import RecordModel
import ReplicaStorage
import SyncProtocol
import TestInput
import Testing

@Suite struct `A pull of many pages` {
  @Test func `brings whole records, however they were edited since they were made`() async throws {
    let world = try await EngineWorld()
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    let records = try (0..<120).map { number in
      try first.create(
        [1: .text("thing \(number)"), 2: .integer(Int64(number))], wall: world.clock.now)
    }
    try await first.sync(world)
    for record in records where record.creation.counter % 3 == 0 {
      try first.set(3, .boolean(true), of: record, wall: world.clock.now + 5)
    }
    try await first.sync(world)
    try await second.pull(world, pageBytesMax: 300)
    #expect(second.store.state.stateHash == first.store.state.stateHash)
    for record in records { #expect(try second.values(of: record) == first.values(of: record)) }
  }

  @Test func `skips nothing when records and conflicts move between its pages`() async throws {
    let world = try await EngineWorld()
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    let third = try await world.enrolled()
    let records = try (0..<60).map { number in
      try first.create(
        [1: .text("thing \(number)"), 2: .integer(0), 3: .boolean(false)], wall: world.clock.now)
    }
    try await first.sync(world)
    try await second.sync(world)
    var dice = SplitMix64(seed: 5)
    for round in 0..<40 as Range<UInt64> {
      for replica in [first, second] {
        let record = records[Int(dice.next() % 60)]
        try replica.set(1, .text("round \(round)"), of: record, wall: world.clock.now + round)
        try replica.set(2, .integer(Int64(round)), of: record, wall: world.clock.now + round)
      }
      if dice.next() % 2 == 0 { try await first.exchange(world) }
      if dice.next() % 3 == 0 { try await second.exchange(world) }
      try await third.exchange(world, pageBytesMax: 200)
    }
    for replica in [first, second, first, second] { try await replica.sync(world) }
    try await third.pull(world, pageBytesMax: 200)
    #expect(third.store.state.stateHash == first.store.state.stateHash)
    #expect(second.store.state.stateHash == first.store.state.stateHash)
    #expect(try third.store.verify())
    #expect(try third.store.openLedger().count == first.store.openLedger().count)
    #expect(try await world.hub.verify().differences.isEmpty)
  }
}

extension EngineReplica {
  /// Pulls page after page, each as small as asked, until the stream's end.
  func pull(_ world: EngineWorld, pageBytesMax: Int) async throws {
    for _ in 0..<2_000 {
      if try await !exchange(world, pageBytesMax: pageBytesMax).hasMore { return }
    }
    Issue.record("the stream does not end")
  }
}
