import Causality
import CentralHub
import CentralStorage
import RecordModel
import RecordStorage
import ReplicaStorage
import SyncProtocol
import Testing

@Suite struct `An erasure that names` {
  private typealias Kind = ErasureSchema.Kind

  @Test func `another erasure, or another school's record, erases nothing`() async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let (mine, foreign) = (
      try await world.enrolled(), try await world.enrolled(school: EngineWorld.otherSchool)
    )
    let theirs = try foreign.makeMatter("theirs", wall: world.clock.now)
    try await foreign.sync(world)
    let gone = try mine.makeMatter("gone", wall: world.clock.now)
    let erasure = try mine.makeErasure(of: gone, wall: world.clock.now)
    let second = try mine.makeErasure(of: erasure, wall: world.clock.now)
    #expect(try await mine.sync(world).isProvedEqual == true)
    for record in [erasure, second] { #expect(try mine.holds(record)) }
    let hostile = try await HostileComputer(world)
    let verdict = try await hostile.verdict(
      on: .of(hostile.record(1), [1: .reference(theirs)], kind: Kind.erasure))
    #expect(verdict.codes == [1: .recordForeign])
    #expect(try await foreign.sync(world).isProvedEqual == true)
    #expect(try foreign.holds(theirs))
    #expect(try await world.hub.status().erasedRecordCount == 1)
    try await world.expectVerified()
  }

  @Test func `a record that is not made yet erases nothing, now or later`() async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let hostile = try await HostileComputer(world)
    _ = try await hostile.verdict(
      on: .of(hostile.record(1), [1: .reference(hostile.record(2))], kind: Kind.erasure))
    _ = try await hostile.verdict(on: .of(hostile.record(2), [1: .text("later")]))
    let peer = try await world.enrolled()
    #expect(try await peer.sync(world).isProvedEqual == true)
    #expect(try peer.holds(hostile.record(2)))
    try await world.expectVerified()
  }

  @Test func `a circle of owners ends, and takes all of it`() async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let replica = try await world.enrolled()
    let notes = try (0..<3).map { _ in
      try replica.create([2: .text("round")], wall: world.clock.now, kind: Kind.note)
    }
    for place in 0..<3 {
      try replica.set(
        1, .reference(notes[(place + 1) % 3]), of: notes[place], wall: world.clock.now,
        kind: Kind.note)
    }
    try await replica.sync(world)
    try replica.makeErasure(of: notes[1], wall: world.clock.now)
    #expect(try await replica.sync(world).isProvedEqual == true)
    for note in notes { #expect(try !replica.holds(note)) }
    try await world.expectVerified()
  }

  @Test func `the top of a long chain takes all of it`() async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let replica = try await world.enrolled()
    let top = try replica.makeMatter("top", wall: world.clock.now)
    var last = top
    for _ in 0..<1500 { last = try replica.makePart(of: last, "link", wall: world.clock.now) }
    try await replica.sync(world)
    let peer = try await world.enrolled()
    try await peer.sync(world)
    try replica.makeErasure(of: top, wall: world.clock.now)
    for computer in [replica, peer] {
      #expect(try await computer.sync(world).isProvedEqual == true)
      #expect(try !computer.holds(last))
      #expect(try computer.store.verify())
    }
    try await world.expectVerified()
  }

  @Test func `something with ten thousand parts is told in several pages`() async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let replica = try await world.enrolled()
    let top = try replica.makeMatter("top", wall: world.clock.now)
    for start in stride(from: 0, to: 10_000, by: 1000) {
      let edits = (0..<1000).map { place in
        RecordEdit(
          kind: Kind.note, target: .new(place: UInt32(place)),
          values: [1: .reference(top), 2: .text("part \(start + place)")])
      }
      try replica.store.record(edits, author: nil, wallMilliseconds: world.clock.now)
    }
    try await replica.sync(world)
    try replica.makeErasure(of: top, wall: world.clock.now)
    let applied = try await replica.exchange(world)
    #expect(applied.hasMore)
    #expect(try await replica.sync(world).isProvedEqual == true)
    #expect(try await world.hub.status().erasedRecordCount == 10_001)
    #expect(try replica.store.verify())
    try await world.expectVerified()
  }

  @Test func `a part read before its owner takes it too`() async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let (writer, reader) = (try await world.enrolled(), try await world.enrolled())
    let top = try writer.makeMatter("top", wall: world.clock.now)
    let note = try writer.makePart(of: top, "note", wall: world.clock.now)
    try await writer.sync(world)
    let review = try writer.makePart(of: note, "review", wall: world.clock.now, kind: Kind.review)
    try await writer.sync(world)
    // The owner moves on in the stream: a reader that reads one record at a time has the part first.
    try writer.set(2, .text("edited"), of: note, wall: world.clock.now + 1, kind: Kind.note)
    try await writer.sync(world)
    while try !reader.holds(review) { try await reader.exchange(world, pageBytesMax: 1) }
    #expect(try !reader.holds(note))
    try writer.makeErasure(of: top, wall: world.clock.now)
    try await writer.sync(world)
    #expect(try await reader.sync(world).isProvedEqual == true)
    #expect(try !reader.holds(review))
    #expect(try reader.store.verify())
    try await world.expectVerified()
  }

  @Test
  func `something whose parts were set aside takes them out of the log and their author's file`()
    async throws
  {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let (author, other) = (try await world.enrolled(), try await world.enrolled())
    let top = try author.makeMatter("top", wall: world.clock.now)
    try await author.sync(world)
    try await other.sync(world)
    let hostile = try await HostileComputer(world)
    // A part whose text is a number, then an edit of it, then a part of it: all are set aside.
    let part = hostile.record(1)
    let verdict = try await hostile.verdict(
      on: .of(
        part, [1: .reference(top), 2: .integer(7), 6: .bytes(Marker.bytes(8))], kind: Kind.note),
      .of(part, [2: .text("aside marker")], kind: Kind.note),
      .of(
        hostile.record(3), [1: .reference(part), 2: .integer(7), 6: .bytes(Marker.bytes(9))],
        kind: Kind.review))
    #expect(verdict.codes.count == 3)
    try other.makeErasure(of: top, wall: world.clock.now)
    try await other.sync(world)
    _ = try await hostile.verdict(
      on: .of(
        hostile.record(4), [1: .reference(top), 2: .integer(7), 6: .bytes(Marker.bytes(9))],
        kind: Kind.note))
    #expect(try await world.hub.scrub())
    let search = ByteSearch(world: world)
    for seed in [8, 9] {
      let needle = Array(Marker.bytes(UInt64(seed))[100..<124])
      #expect(try search.files(holding: needle) == [])
      #expect(try search.loggedFrames(holding: needle, schema: world.schema) == [])
    }
    #expect(try search.loggedFrames(holding: "aside marker") == [])
    #expect(try await world.hub.status().quarantinedCount == 0)
    #expect(try await author.sync(world).isProvedEqual == true)
    try await world.expectVerified()
  }
}
