import Causality
import CentralHub
import CentralStorage
import RecordModel
import RecordStorage
import ReplicaStorage
import SyncProtocol
import Testing

@Suite struct `Erasing a record` {
  @Test func `takes it and all its parts from everybody, with equal state hashes`() async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    let gone = try first.makeMatter("gone", wall: world.clock.now)
    let note = try first.makePart(of: gone, "note", wall: world.clock.now)
    let review = try first.makePart(
      of: note, "review", wall: world.clock.now, kind: ErasureSchema.Kind.review)
    let kept = try first.makeMatter("kept", wall: world.clock.now)
    let keptNote = try first.makePart(of: kept, "kept note", wall: world.clock.now)
    try await first.sync(world)
    try await second.sync(world)
    #expect(try await world.hub.counts(ofRule: 0).map(\.count) == [2, 2])
    let erasure = try second.makeErasure(of: gone, wall: world.clock.now)
    #expect(try await second.sync(world).isProvedEqual == true)
    let applied = try await first.sync(world)
    #expect(applied.isProvedEqual == true)
    #expect(applied.erasedRecordCount == 3)
    let third = try await world.enrolled()
    #expect(try await third.sync(world).isProvedEqual == true)
    for replica in [first, second, third] {
      for record in [gone, note, review] { #expect(try !replica.holds(record)) }
      for record in [kept, keptNote, erasure] { #expect(try replica.holds(record)) }
      #expect(try replica.store.verify())
    }
    #expect(try await world.hub.counts(ofRule: 0).map(\.count) == [1, 1])
    try await world.expectVerified()
  }

  @Test func `takes what is contested about it out of everybody's ledger`() async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    let gone = try first.makeMatter("base", wall: world.clock.now)
    try await first.sync(world)
    try await second.sync(world)
    try first.set(1, .text("mine"), of: gone, wall: world.clock.now + 1)
    try second.set(1, .text("yours"), of: gone, wall: world.clock.now + 2)
    for replica in [first, second, first] { try await replica.sync(world) }
    #expect(try await world.hub.status().openLedgerCount == 1)
    try first.makeErasure(of: gone, wall: world.clock.now)
    for replica in [first, second] {
      #expect(try await replica.sync(world).isProvedEqual == true)
      #expect(try replica.store.openLedger().isEmpty)
      #expect(try replica.store.verify())
    }
    #expect(try await world.hub.status().openLedgerCount == 0)
    try await world.expectVerified()
  }

  @Test func `keeps the names of later authors right for who checks the log`() async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    func write(
      _ replica: EngineReplica, _ target: RecordEdit.Target, _ text: String, by author: String
    )
      throws -> Dot
    {
      try replica.store.record(
        [RecordEdit(kind: ErasureSchema.Kind.matter, target: target, values: [1: .text(text)])],
        author: author, wallMilliseconds: world.clock.now)
    }
    let gone = RecordID(
      creation: try write(first, .new(place: 0), "gone", by: "only of what is gone"), index: 0)
    let kept = RecordID(creation: try write(first, .new(place: 0), "a", by: "early"), index: 0)
    for replica in [first, second] { try await replica.sync(world) }
    _ = try write(first, .existing(kept), "b", by: "later here")
    _ = try write(second, .existing(kept), "c", by: "later there")
    for replica in [first, second, first] { try await replica.sync(world) }
    #expect(try await world.hub.status().openLedgerCount == 1)
    try first.makeErasure(of: gone, wall: world.clock.now)
    try await first.sync(world)
    try await world.expectVerified()
  }

  @Test func `is for ever: a late edit and a late part are acknowledged, and kept nowhere`()
    async throws
  {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let (late, other) = (try await world.enrolled(), try await world.enrolled())
    let gone = try late.makeMatter("gone", wall: world.clock.now)
    let note = try late.makePart(of: gone, "note", wall: world.clock.now)
    try await late.sync(world)
    try await other.sync(world)
    try other.makeErasure(of: gone, wall: world.clock.now)
    try await other.sync(world)
    try late.set(1, .text("late edit"), of: gone, wall: world.clock.now + 5)
    try late.set(2, .text("late note"), of: note, wall: world.clock.now + 5, kind: 2)
    let part = try late.makePart(of: note, "late part", wall: world.clock.now + 5, kind: 3)
    let kept = try late.makeMatter("kept", wall: world.clock.now + 6)
    let applied = try await late.sync(world)
    #expect(applied.isProvedEqual == true)
    #expect(applied.quarantined.isEmpty)
    for replica in [late, other] {
      #expect(try await replica.sync(world).isProvedEqual == true)
      for record in [gone, note, part] { #expect(try !replica.holds(record)) }
      #expect(try replica.holds(kept))
      #expect(try replica.store.verify())
    }
    _ = try await world.hub.scrub()
    for text in ["late edit", "late note", "late part"] {
      #expect(try ByteSearch(world: world).loggedFrames(holding: text).isEmpty)
    }
    try await world.expectVerified()
  }

  @Test func `drops unsent edits before they are sent, and says how many`() async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let (late, other) = (try await world.enrolled(), try await world.enrolled())
    let gone = try late.makeMatter("gone", wall: world.clock.now)
    try await late.sync(world)
    try await other.sync(world)
    try other.makeErasure(of: gone, wall: world.clock.now)
    try await other.sync(world)
    // A request without a frame, made before the edits: its answer tells of the erasure.
    let request = late.request(nil, world.clock.now)
    let answered = try await late.send(
      request, number: try late.store.nextExchangeNumber(), to: world.hub)
    try late.set(1, .text("late edit"), of: gone, wall: world.clock.now + 5)
    let part = try late.makePart(of: gone, "late part", wall: world.clock.now + 5)
    let partOfPart = try late.makePart(of: part, "late review", wall: world.clock.now + 5, kind: 3)
    let kept = try late.makeMatter("kept", wall: world.clock.now + 6)
    let applied = try late.store.apply(
      ExchangeResponse(bytes: answered.bytes), to: nil, wallMilliseconds: world.clock.now)
    #expect(applied.erasedRecordCount == 3)
    #expect(applied.erasedEditCount == 3)
    #expect(late.store.state.pendingCount == 4)
    let frame = try #require(try late.store.collect(key: late.key))
    let batch = try frame.open(speaker: late.store.state.replica, schema: world.schema)
    #expect(Set(batch.writes.map(\.record)) == [kept])
    for record in [gone, part, partOfPart] { #expect(try !late.holds(record)) }
    #expect(try await late.sync(world).isProvedEqual == true)
    #expect(try late.store.verify())
    try await world.expectVerified()
  }

  @Test(arguments: [true, false])
  func `lets a frame under way be repeated byte for byte, whether the hub had it or not`(
    wasTaken: Bool
  ) async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let (late, other) = (try await world.enrolled(), try await world.enrolled())
    let gone = try late.makeMatter("gone", wall: world.clock.now)
    try await late.sync(world)
    try await other.sync(world)
    try late.set(1, .text("under way"), of: gone, wall: world.clock.now + 5)
    let part = try late.makePart(of: gone, "part under way", wall: world.clock.now + 5)
    let frame = try #require(try late.store.collect(key: late.key))
    if wasTaken {
      _ = try await late.send(
        late.request(frame, world.clock.now), number: try late.store.nextExchangeNumber(),
        to: world.hub)
    }
    try other.makeErasure(of: gone, wall: world.clock.now)
    try await other.sync(world)
    #expect(try await world.hub.scrub())
    #expect(try late.store.collect(key: late.key) == frame)
    let applied = try await late.sync(world)
    #expect(applied.isProvedEqual == true)
    #expect(try !late.holds(gone))
    #expect(try !late.holds(part))
    #expect(try late.store.verify())
    #expect(try ByteSearch(world: world).loggedFrames(holding: "under way").isEmpty)
    try await world.expectVerified()
  }

  @Test func `follows a part that was moved before, and one that is moved after`() async throws {
    let world = try await EngineWorld(schema: ErasureSchema.current)
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    let (gone, kept) = (
      try first.makeMatter("gone", wall: world.clock.now),
      try first.makeMatter("kept", wall: world.clock.now)
    )
    let movedOut = try first.makePart(of: gone, "moved out", wall: world.clock.now)
    let movedIn = try first.makePart(of: kept, "moved in", wall: world.clock.now)
    try await first.sync(world)
    try await second.sync(world)
    try first.set(1, .reference(kept), of: movedOut, wall: world.clock.now + 1, kind: 2)
    try await first.sync(world)
    // The second computer has not seen the first move, and makes the other one without knowing of the erasure.
    try second.set(1, .reference(gone), of: movedIn, wall: world.clock.now + 2, kind: 2)
    try first.makeErasure(of: gone, wall: world.clock.now + 3)
    try await first.sync(world)
    for replica in [second, first, second] {
      #expect(try await replica.sync(world).isProvedEqual == true)
    }
    for replica in [first, second] {
      #expect(try replica.holds(movedOut))
      #expect(try !replica.holds(movedIn))
      #expect(try replica.store.verify())
    }
    _ = try await world.hub.scrub()
    try await world.expectVerified()
  }
}

extension EngineWorld {
  /// Checks that the change log, redacted or not, leads to what is held.
  func expectVerified(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    #expect(try await hub.verify().differences.isEmpty, sourceLocation: sourceLocation)
    #expect(try await hub.scrub(), sourceLocation: sourceLocation)
    #expect(try await hub.verify().differences.isEmpty, sourceLocation: sourceLocation)
  }
}
