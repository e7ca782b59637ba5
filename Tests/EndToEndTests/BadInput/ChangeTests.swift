import Causality
import CentralHub
import CentralStorage
import RecordModel
import ReplicaStorage
import SyncProtocol
import Testing

extension BadInput {
  @Suite struct `A change that breaks a rule` {
    @Test func `is set aside alone when it writes or refers to a record of another school`()
      async throws
    {
      let world = try await EngineWorld()
      let victim = try await world.enrolled(school: EngineWorld.otherSchool)
      let theirs = try victim.create([1: .text("theirs")], wall: world.clock.now)
      try await victim.sync(world)
      let before = try await world.hub.school(uai: EngineWorld.otherSchool)
      let hostile = try await HostileComputer(world)
      let nobody = RecordID(
        creation: Dot(replica: ReplicaID(high: 4, low: 4), counter: 1), index: 0)
      let verdict = try await hostile.verdict(
        on: .of(theirs, [1: .text("mine now")]), .of(hostile.record(2), [5: .reference(theirs)]),
        .of(hostile.record(3), [99: .reference(theirs)]), .of(nobody, [1: .text("nobody's")]),
        .of(hostile.record(5), [1: .text("good")]))
      #expect(
        verdict.codes == [
          1: .recordForeign, 2: .recordForeign, 3: .recordForeign, 4: .recordForeign,
        ])
      #expect(try await world.hub.school(uai: EngineWorld.otherSchool) == before)
      #expect(try await world.hub.status().quarantinedCount == 4)
      #expect(try await victim.sync(world).isProvedEqual == true)
      #expect(try victim.values(of: theirs) == [1: .text("theirs")])
      try await world.expectUnharmed()
    }

    @Test func `is set aside when its record is unknown, of another kind, or waits itself`()
      async throws
    {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      let first = try await hostile.verdict(
        on: .of(hostile.record(1), [1: .text("thing")]),
        .of(hostile.record(2), [1: .text("novelty")], kind: 77),
        .of(hostile.record(3), [1: .integer(3)]))
      #expect(first.codes == [3: .valueType])
      let wrong: [(RecordWrite, ErrorCode)] = [
        (.of(hostile.record(1, index: 9), [1: .text("never made")]), .recordUnknown),
        (.of(hostile.record(1), [2: .text("another kind")], kind: 2), .recordUnknown),
        (.of(hostile.record(2), [1: .text("another unknown kind")], kind: 78), .kindMismatch),
        (.of(hostile.record(2), [1: .text("a known kind")]), .recordUnknown),
        (.of(hostile.record(3), [1: .text("waits")]), .recordQuarantined),
      ]
      for (write, code) in wrong {
        #expect(Array(try await hostile.verdict(on: write).codes.values) == [code])
      }
      let record = hostile.record(hostile.next)
      let both = try await hostile.verdict(
        on: .of(record, [1: .text("thing")]), .of(record, [2: .text("remark")], kind: 2))
      #expect(Array(both.codes.values) == [.kindMismatch, .kindMismatch])
      try await world.expectUnharmed()
    }

    @Test func `is set aside when its clock names what nobody was told`() async throws {
      let world = try await EngineWorld()
      let peer = try await world.enrolled()
      let shared = try peer.create([1: .text("shared")], wall: world.clock.now)
      try await peer.sync(world)
      let foreign = try await HostileComputer(world, school: EngineWorld.otherSchool)
      _ = try await foreign.push([foreign.changeSet(1, [])])
      let hostile = try await HostileComputer(world)
      let peerID = peer.store.state.replica
      let clocks = [
        [Dot(replica: peerID, counter: 2)], [Dot(replica: peerID, counter: Limits.counterMax)],
        [Dot(replica: foreign.id, counter: 1)],
        [Dot(replica: ReplicaID(high: 1, low: 1), counter: 1)],
        [Dot(replica: hostile.id, counter: 6)],
        [Dot(replica: hostile.id, counter: Limits.counterMax)],
      ]
      let writes = clocks.map { RecordWrite.of(shared, [1: .text("inflated")], seen: $0) }
      let verdict = try await hostile.verdict(
        on: writes[0], writes[1], writes[2], writes[3], writes[4], writes[5])
      #expect(Set(verdict.codes.values) == [.contextUnknown])
      #expect(verdict.codes.count == 6)
      #expect(verdict.conflictCount == 0)
      world.clock.advance(milliseconds: 1000)
      try peer.set(1, .text("honest"), of: shared, wall: world.clock.now)
      #expect(try await peer.sync(world).isProvedEqual == true)
      #expect(try peer.values(of: shared)[1] == .text("honest"))
      try await world.expectUnharmed()
    }

    @Test func `is shown where it was made, and kept, when its values have the wrong type`()
      async throws
    {
      let wrong = RecordSchema(
        name: "engine-tests", version: 1, floorVersion: 1,
        kinds: [
          RecordKind(
            1, "thing", label: Label("", ""),
            fields: [
              Field(1, "title", .text, .statistical, label: Label("", "")),
              Field(2, "level", .text, .statistical, label: Label("", "")),
            ])
        ],
        dictionaries: EngineWorld.schema.dictionaries)
      let world = try await EngineWorld()
      let computer = try await world.enrolled(schema: wrong)
      let bad = try computer.create([2: .text("not a number")], wall: world.clock.now)
      let good = try computer.create([1: .text("good")], wall: world.clock.now)
      try computer.set(1, .text("later"), of: bad, wall: world.clock.now)
      let synced = try await computer.sync(world)
      #expect(synced.isProvedEqual == false)
      #expect(computer.store.state.pendingCount == 0)
      let aside = try computer.store.quarantinedChanges(limit: 10)
      #expect(aside.map(\.code) == ["record_quarantined", "value_type"])
      #expect(try computer.values(of: bad) == [1: .text("later"), 2: .text("not a number")])
      let peer = try await world.enrolled()
      #expect(try await peer.sync(world).isProvedEqual == true)
      #expect(try peer.values(of: good) == [1: .text("good")])
      #expect(try peer.values(of: bad).isEmpty)
      try await world.expectUnharmed()
    }
  }
}
