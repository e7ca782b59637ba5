import Causality
import CentralHub
import CentralStorage
import Convergence
import RecordModel
import RecordStorage
import ReplicaStorage
import SyncProtocol
import Testing

@Suite struct `The engine` {
  @Test func `carries an edit from one computer of a school to another, with equal state hashes`()
    async throws
  {
    let world = try await EngineWorld()
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    let record = try first.create(
      [
        1: .text("été"), 2: .integer(-3), 3: .boolean(true), 4: .date(20_000),
        6: .bytes([0, 1, 2]),
      ],
      wall: world.clock.now)
    try first.create([1: .reference(record), 2: .text("remark")], wall: world.clock.now, kind: 2)
    #expect(try await first.sync(world).isProvedEqual == true)
    #expect(try await second.sync(world).isProvedEqual == true)
    #expect(first.store.state.stateHash == second.store.state.stateHash)
    #expect(try second.values(of: record) == first.values(of: record))
    #expect(try await world.hub.verify().differences.isEmpty)
  }

  @Test func `keeps the last writer's value and the loser in the ledger of everybody`() async throws
  {
    let world = try await EngineWorld()
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    let record = try first.create([1: .text("base")], wall: world.clock.now)
    try await first.sync(world)
    try await second.sync(world)
    try first.set(1, .text("first"), of: record, wall: world.clock.now + 10)
    try second.set(1, .text("second"), of: record, wall: world.clock.now + 20)
    #expect(try await first.sync(world).isProvedEqual == true)
    let pushed = try await second.sync(world)
    #expect(pushed.isProvedEqual == true)
    #expect(try await first.sync(world).isProvedEqual == true)
    for replica in [first, second] {
      #expect(try replica.values(of: record)[1] == .text("second"))
      #expect(try replica.store.openLedger().map(\.entry.value) == [.text("first")])
    }
    #expect(try await world.hub.verify().differences.isEmpty)
  }

  @Test func `clamps a clock of 2099, tells its author, and lets a later edit win`() async throws {
    let world = try await EngineWorld()
    let (fast, honest) = (try await world.enrolled(), try await world.enrolled())
    let record = try honest.create([1: .text("base")], wall: world.clock.now)
    try await honest.sync(world)
    try await fast.sync(world)
    try fast.set(1, .text("from 2099"), of: record, wall: 4_070_908_800_000)
    let applied = try await fast.sync(world)
    #expect(applied.isProvedEqual == true)
    try await honest.sync(world)
    world.clock.advance(milliseconds: 60_000)
    try honest.set(1, .text("later"), of: record, wall: world.clock.now)
    #expect(try await honest.sync(world).isProvedEqual == true)
    #expect(try await fast.sync(world).isProvedEqual == true)
    #expect(try fast.values(of: record)[1] == .text("later"))
    #expect(try fast.store.openLedger().isEmpty)
  }

  @Test func `lets a computer of 1970 win over what it had seen`() async throws {
    let world = try await EngineWorld()
    let (slow, other) = (try await world.enrolled(), try await world.enrolled())
    let record = try other.create([1: .text("base")], wall: world.clock.now)
    try await other.sync(world)
    try await slow.sync(world)
    try slow.set(1, .text("from 1970"), of: record, wall: 0)
    #expect(try await slow.sync(world).isProvedEqual == true)
    #expect(try await other.sync(world).isProvedEqual == true)
    #expect(try other.values(of: record)[1] == .text("from 1970"))
  }

  @Test func `gives a repeated frame the verdict it got the first time`() async throws {
    let world = try await EngineWorld()
    let replica = try await world.enrolled()
    try replica.create([1: .text("once")], wall: world.clock.now)
    let frame = try #require(try replica.store.collect(key: replica.key))
    let request = replica.request(frame, world.clock.now)
    let first = try await replica.send(
      request, number: try replica.store.nextExchangeNumber(), to: world.hub)
    #expect(try replica.store.collect(key: replica.key) == frame)
    let second = try await replica.send(
      request, number: try replica.store.nextExchangeNumber(), to: world.hub)
    let verdicts = try [first, second].map { try ExchangeResponse(bytes: $0.bytes).verdict }
    #expect(verdicts[0] == verdicts[1])
    #expect(try await replica.sync(world).isProvedEqual == true)
    #expect(try await world.hub.status().frameCount == 1)
  }

  @Test func `refuses an exchange number that was used`() async throws {
    let world = try await EngineWorld()
    let replica = try await world.enrolled()
    try await replica.sync(world)
    let request = replica.request(nil, world.clock.now)
    await #expect(throws: EngineTrouble.self) {
      try await replica.send(request, number: replica.store.state.exchange, to: world.hub)
    }
  }

  @Test func `sets a change of another school's record aside, and goes on with the rest`()
    async throws
  {
    let world = try await EngineWorld()
    let (mine, foreign) = (try await world.enrolled(), try await world.enrolled(school: "0010001W"))
    let record = try foreign.create([1: .text("theirs")], wall: world.clock.now)
    try await foreign.sync(world)
    let before = try await world.hub.school(uai: "0010001W")
    let replica = mine.store.state.replica
    let good = RecordID(creation: Dot(replica: replica, counter: 2), index: 0)
    let stamp = HybridTimestamp(milliseconds: world.clock.now, counter: 0)
    let sets = [(UInt64(1), record), (2, good)].map { counter, record in
      ChangeSet(
        dot: Dot(replica: replica, counter: counter), stamp: stamp, author: nil,
        writes: [
          RecordWrite(kind: 1, record: record, fields: FieldSet([1]), values: [.text("mine")])
        ])
    }
    let frame = try SealedFrame.seal(
      sets, counters: 1...2, speaker: FrameSpeaker(school: EngineWorld.school, replica: replica),
      chain: .start,
      schema: world.schema, key: mine.key)
    let answered = try await mine.send(
      mine.request(frame, world.clock.now), number: 2, to: world.hub)
    let verdict = try #require(try ExchangeResponse(bytes: answered.bytes).verdict)
    #expect(
      verdict.quarantined == [
        Verdict.Quarantine(counter: 1, code: ErrorCode.recordForeign.rawValue)
      ])
    #expect(verdict.chain.counter == 2)
    #expect(try await world.hub.school(uai: "0010001W") == before)
    let peer = try await world.enrolled()
    try await peer.sync(world)
    #expect(try peer.values(of: good)[1] == .text("mine"))
  }

  @Test
  func
    `carries what this build does not know, byte for byte, through an older hub and an older computer`()
    async throws
  {
    let newSchema = EngineWorld.makeSchema(version: 2)
    let world = try await EngineWorld()
    let newer = try await world.enrolled(schema: newSchema)
    let older = try await world.enrolled()
    let newest = try await world.enrolled(schema: newSchema)
    let record = try newer.create([1: .text("known"), 40: .text("extra")], wall: world.clock.now)
    let novelty = try newer.create([1: .text("new kind")], wall: world.clock.now, kind: 9)
    #expect(try await newer.sync(world).isProvedEqual == true)
    #expect(try await older.sync(world).isProvedEqual == true)
    try older.set(1, .text("edited by the older one"), of: record, wall: world.clock.now + 5)
    #expect(try await older.sync(world).isProvedEqual == true)
    #expect(try await newest.sync(world).isProvedEqual == true)
    #expect(
      try newest.values(of: record) == [1: .text("edited by the older one"), 40: .text("extra")])
    #expect(try newest.values(of: novelty, kind: 9) == [1: .text("new kind")])
    #expect(try older.values(of: record)[40] == .text("extra"))
    #expect(try await world.hub.verify().differences.isEmpty)
  }

  @Test func `sends a large backlog in bounded frames and pages`() async throws {
    let world = try await EngineWorld()
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    var dice = SystemRandomNumberGenerator()
    for number in 0..<900 {
      let noise = String(
        (0..<900).map { _ in
          "abcdefghijklmnopqrstuvwxyz0123456789".randomElement(using: &dice) ?? "a"
        })
      try first.create([1: .text(noise), 2: .integer(Int64(number))], wall: world.clock.now)
    }
    var frames = 0
    while first.store.state.pendingCount > 0 {
      try await first.exchange(world)
      frames += 1
    }
    #expect(frames >= 2)
    #expect(try await second.sync(world).isProvedEqual == true)
    #expect(second.store.state.stateHash == first.store.state.stateHash)
  }

  @Test func `keeps the hub's counts equal to a count by hand`() async throws {
    let world = try await EngineWorld()
    let replica = try await world.enrolled()
    let record = try replica.create([3: .boolean(true), 4: .date(20_000)], wall: world.clock.now)
    try replica.create([3: .boolean(false), 4: .date(20_001)], wall: world.clock.now)
    try await replica.sync(world)
    try replica.set(3, .null, of: record, wall: world.clock.now + 1)
    try await replica.sync(world)
    let counts = try await world.hub.counts(ofRule: 0)
    #expect(counts.map(\.count) == [2])
    #expect(try await world.hub.verify().differences.isEmpty)
  }
}

extension EngineReplica {
  func values(of record: RecordID, kind: UInt16 = 1) throws -> [UInt8: FieldValue] {
    try store.record(record, kind: kind)?.values ?? [:]
  }
}

@Suite struct `A backlog of much of the same` {
  @Test func `travels in frames and pages that the other side's limits admit`() async throws {
    let world = try await EngineWorld()
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    let same = String(repeating: "the same again ", count: 400)
    for _ in 0..<900 { try first.create([1: .text(same)], wall: world.clock.now) }
    #expect(try await first.sync(world).isProvedEqual == true)
    #expect(try await second.sync(world).isProvedEqual == true)
  }
}
