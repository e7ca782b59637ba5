import Causality
import CentralHub
import CentralStorage
import RecordModel
import ReplicaStorage
import SyncProtocol
import Testing

@Suite struct `A build of before erasure` {
  @Test func `obeys a hub that knows it`() async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let (former, other) = (
      try await world.enrolled(schema: ErasureSchema.former), try await world.enrolled()
    )
    let gone = try former.makeMatter("gone", wall: world.clock.now)
    let note = try former.makePart(of: gone, "note", wall: world.clock.now)
    try await former.sync(world)
    try await other.sync(world)
    let review = try other.makePart(of: note, "review", wall: world.clock.now, kind: 3)
    try await other.sync(world)
    try await former.sync(world)
    try other.makeErasure(of: gone, wall: world.clock.now)
    try await other.sync(world)
    #expect(try await former.sync(world).isProvedEqual == true)
    for record in [gone, note, review] { #expect(try !former.holds(record)) }
    try await world.expectVerified()
  }

  @Test func `keeps what asks for an erasure, and erases once it knows how`() async throws {
    let world = try await EngineWorld(
      schema: ErasureSchema.current, hubSchema: ErasureSchema.former)
    let (author, other) = (try await world.enrolled(), try await world.enrolled())
    let gone = try author.makeMatter("gone", wall: world.clock.now)
    let note = try author.makePart(of: gone, "note", wall: world.clock.now)
    let review = try author.makePart(of: note, "review", wall: world.clock.now, kind: 3)
    let kept = try author.makeMatter("kept", wall: world.clock.now)
    try author.makeErasure(of: gone, wall: world.clock.now)
    try await author.sync(world)
    #expect(try await other.sync(world).isProvedEqual == true)
    #expect(try other.holds(gone))
    let path = HubFiles.database(of: world)
    let hub = try CentralStore.open(path: path, schema: ErasureSchema.current)
    #expect(try hub.status().erasedRecordCount == 3)
    #expect(try hub.isScrubDue())
    #expect(try hub.scrub())
    #expect(try hub.verify().differences.isEmpty)
    let again = try CentralStore.open(path: path, schema: ErasureSchema.current)
    #expect(try again.status().erasedRecordCount == 3)
    _ = (note, review, kept)
  }
}
