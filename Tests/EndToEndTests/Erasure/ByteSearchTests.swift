import Causality
import CentralHub
import CentralStorage
import GRDB
import RecordModel
import RecordStorage
import ReplicaStorage
import SyncProtocol
import Testing

@Suite struct `What is left of an erased record in the files` {
  /// Fills a world with edits that are to be erased, in every form there is.
  private func fill(
    _ world: EngineWorld, _ first: EngineReplica, _ second: EngineReplica
  ) async throws -> RecordID {
    let wall = world.clock.now
    let gone = try first.makeMatter("gone title marker", wall: wall)
    try first.set(6, .bytes(Marker.bytes(1)), of: gone, wall: wall)
    let note = try first.makePart(of: gone, "note marker", wall: wall)
    for round in 0..<40 {
      // What moves rows about within their pages and between them.
      try first.makePart(of: gone, String(repeating: "note marker ", count: round * 9), wall: wall)
      let kept = try first.makeMatter("kept", wall: wall)
      try first.set(1, .text(String(repeating: "kept ", count: round * 7)), of: kept, wall: wall)
    }
    try await first.sync(world)
    try await second.sync(world)
    // Values that were replaced, lost in a conflict, and set aside.
    for round in 0..<6 {
      try first.set(6, .bytes(Marker.bytes(2)), of: gone, wall: wall + 10 + UInt64(round))
      try second.set(6, .bytes(Marker.bytes(3)), of: note, wall: wall + 20, kind: 2)
      try await first.sync(world)
      try first.set(6, .bytes(Marker.bytes(4)), of: note, wall: wall + 30, kind: 2)
      try second.set(1, .text("conflict marker \(round)"), of: gone, wall: wall + 40)
      try await second.sync(world)
      try await first.sync(world)
    }
    return gone
  }

  private static let texts = ["title marker", "note marker", "conflict marker", "late marker"]

  private func found(_ world: EngineWorld) throws -> [String] {
    let search = ByteSearch(world: world)
    var found: [String] = []
    for seed in 1...5 {
      let needle = Array(Marker.bytes(UInt64(seed))[100..<124])
      found += try search.files(holding: needle).map { "\($0): \(seed)" }
      found += try search.loggedFrames(holding: needle, schema: world.schema).map { "log \($0)" }
    }
    for text in Self.texts {
      found += try search.files(holding: text).map { "\($0): \(text)" }
      found += try search.loggedFrames(holding: text).map { "log \($0): \(text)" }
    }
    return found
  }

  @Test func `is nothing, on either side, once both are scrubbed`() async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    let gone = try await fill(world, first, second)
    // The search does find what is there.
    #expect(try found(world).count > 20)
    try first.set(1, .text("late marker"), of: gone, wall: world.clock.now + 90)
    try first.set(6, .bytes(Marker.bytes(5)), of: gone, wall: world.clock.now + 91)
    let frame = try #require(try first.store.collect(key: first.key))
    try second.makeErasure(of: gone, wall: world.clock.now + 100)
    try await second.sync(world)
    #expect(try first.store.collect(key: first.key) == frame)
    for replica in [first, second] {
      #expect(try await replica.sync(world).isProvedEqual == true)
      #expect(try replica.store.isScrubDue())
      #expect(try replica.store.scrub())
      #expect(try !replica.store.isScrubDue())
    }
    #expect(try await world.hub.scrub())
    #expect(try found(world) == [])
    for replica in [first, second] { #expect(try replica.store.verify()) }
    try await world.expectVerified()
  }

  @Test func `is nothing either when a crash came between the erasure and the scrub`() async throws
  {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    let gone = try await fill(world, first, second)
    try second.makeErasure(of: gone, wall: world.clock.now + 100)
    for replica in [second, first] { try await replica.sync(world) }
    // Other processes that open the files later: what is due is in the files.
    for replica in [first, second] {
      let reopened = try ReplicaStore.open(path: replica.path, schema: world.schema)
      #expect(try reopened.isScrubDue())
      #expect(try reopened.scrub())
      #expect(try reopened.verify())
    }
    let hub = try CentralStore.open(path: HubFiles.database(of: world), schema: world.schema)
    // Cut off in the middle of it.
    _ = try hub.redactSome()
    let again = try CentralStore.open(path: HubFiles.database(of: world), schema: world.schema)
    #expect(try again.isScrubDue())
    #expect(try again.scrub())
    #expect(try found(world) == [])
    #expect(try await first.sync(world).isProvedEqual == true)
    try await world.expectVerified()
  }

  @Test func `is not the name of who wrote to nothing else`() async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    let kept = try first.makeMatter("kept", wall: world.clock.now)
    let gone = try first.makeMatter("gone", wall: world.clock.now)
    for (author, record) in [("author-of-both", kept), ("author-of-both", gone)] {
      try first.store.record(
        [RecordEdit(kind: 1, target: .existing(record), values: [2: .integer(1)])], author: author,
        wallMilliseconds: world.clock.now)
    }
    try first.store.record(
      [RecordEdit(kind: 1, target: .existing(gone), values: [1: .text("x")])],
      author: "author-of-gone", wallMilliseconds: world.clock.now)
    try await first.sync(world)
    try await second.sync(world)
    try second.makeErasure(of: gone, wall: world.clock.now)
    for replica in [second, first] {
      try await replica.sync(world)
      #expect(try replica.store.scrub())
    }
    #expect(try await world.hub.scrub())
    let search = ByteSearch(world: world)
    #expect(try search.files(holding: "author-of-gone") == [])
    #expect(try search.files(holding: "author-of-both").count == 3)
    let version = try #require(try first.store.record(kept, kind: 1)?.version(of: 2))
    #expect(version.author == "author-of-both")
    try second.set(1, .text("after"), of: kept, wall: world.clock.now + 10)
    for replica in [second, first] {
      #expect(try await replica.sync(world).isProvedEqual == true)
    }
    try await world.expectVerified()
  }

  @Test func `waits for the verdict of a frame under way`() async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    let gone = try first.makeMatter("gone", wall: world.clock.now)
    try await first.sync(world)
    try await second.sync(world)
    try second.makeErasure(of: gone, wall: world.clock.now)
    try await second.sync(world)
    let request = first.request(nil, world.clock.now)
    let answered = try await first.send(
      request, number: try first.store.nextExchangeNumber(), to: world.hub)
    try first.set(1, .text("sealed"), of: gone, wall: world.clock.now)
    let frame = try #require(try first.store.collect(key: first.key))
    _ = try first.store.apply(
      ExchangeResponse(bytes: answered.bytes), to: nil, wallMilliseconds: world.clock.now)
    #expect(try !first.store.scrub())
    #expect(try first.store.isScrubDue())
    #expect(try first.store.collect(key: first.key) == frame)
    #expect(try await first.sync(world).isProvedEqual == true)
    #expect(try first.store.scrub())
    try await world.expectVerified()
  }
}
