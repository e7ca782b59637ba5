import CaseModel
import CentralHub
import CentralStorage
import Causality
import RecordModel
import RecordStorage
import ReplicaStorage
import SyncProtocol
import Testing

@Suite struct `The centre's desk` {
  private static func channel(_ code: String) -> RecordEdit {
    RecordEdit(
      kind: CaseKind.channel.rawValue, target: .new(place: 0),
      values: [ChannelField.code.rawValue: .text(code)])
  }

  @Test func `tells every school what it writes in the nation's stream, with equal state hashes`()
    async throws
  {
    let world = try await EngineWorld(schema: CaseSchema.current)
    let here = try await world.enrolled()
    let there = try await world.enrolled(school: "0010001W")
    try here.create([CaseField.openedOn.rawValue: .date(20_000)], wall: world.clock.now)
    #expect(try await here.sync(world).isProvedEqual == true)
    let made = try await world.hub.write(to: .nation, author: "dgesco@ministry") { _ in
      [Self.channel("e_enfance")]
    }
    let channel = RecordID(creation: made, index: 0)
    try await world.hub.write(to: .nation, author: "dgesco@ministry") { _ in
      [
        RecordEdit(
          kind: CaseKind.channel.rawValue, target: .existing(channel),
          values: [ChannelField.priority.rawValue: .boolean(true)])
      ]
    }
    for replica in [here, there] {
      #expect(try await replica.sync(world).isProvedEqual == true)
      let held = try replica.store.record(channel, kind: CaseKind.channel.rawValue)
      #expect(held?.values[ChannelField.priority.rawValue] == .boolean(true))
      #expect(try await replica.sync(world).changedRecordCount == 0)
    }
    #expect(try await world.hub.verify().differences.isEmpty)
  }

  @Test func `writes in one school's stream, and only that school hears of it`() async throws {
    let world = try await EngineWorld(schema: CaseSchema.current)
    let here = try await world.enrolled()
    let there = try await world.enrolled(school: "0010001W")
    let record = try here.create(
      [CaseField.openedOn.rawValue: .date(20_000)], wall: world.clock.now)
    try await here.sync(world)
    let answer = try await world.hub.write(
      to: .school(EngineWorld.school), author: "officer@ministry"
    ) { _ in
      [
        RecordEdit(
          kind: CaseKind.reportAnswer.rawValue, target: .new(place: 0),
          values: [ReportAnswerField.case.rawValue: .reference(record)])
      ]
    }
    #expect(try await here.sync(world).isProvedEqual == true)
    #expect(try await there.sync(world).isProvedEqual == true)
    let id = RecordID(creation: answer, index: 0)
    #expect(try here.store.record(id, kind: CaseKind.reportAnswer.rawValue) != nil)
    #expect(try there.store.record(id, kind: CaseKind.reportAnswer.rawValue) == nil)
    #expect(try await world.hub.verify().differences.isEmpty)
    #expect(try await world.hub.schools(.enrolled).map(\.uai) == ["0010001W", EngineWorld.school])
    #expect(try await world.hub.devices().count == 2)
  }

  @Test func `is alone in writing what only the centre writes`() async throws {
    let world = try await EngineWorld(schema: CaseSchema.current)
    let school = try await world.enrolled()
    for kind in [CaseKind.channel, .reportAnswer, .erasure] {
      try school.create([1: .null], wall: world.clock.now, kind: kind.rawValue)
    }
    let applied = try await school.exchange(world)
    #expect(
      applied.quarantined.map(\.code) == ["writer_refused", "writer_refused", "writer_refused"])
    #expect(try await world.hub.status().recordCounts["channel"] == 0)
  }

  @Test func `refuses a school that is not there, and a record that is not there`() async throws {
    let world = try await EngineWorld(schema: CaseSchema.current)
    await #expect(throws: DeskError.noSuchSchool) {
      try await world.hub.write(to: .school("9999999Z"), author: "a") { _ in [] }
    }
    await #expect(throws: DeskError.noSuchRecord) {
      try await world.hub.write(to: .nation, author: "a") { dot in
        [
          RecordEdit(
            kind: CaseKind.channel.rawValue,
            target: .existing(RecordID(creation: dot, index: 3)), values: [1: .text("x")])
        ]
      }
    }
    #expect(try await world.hub.verify().differences.isEmpty)
  }

  @Test func `sets aside what an author's role may not write, and nothing else of the frame`()
    async throws
  {
    let schema = RecordSchema(
      name: "roles", version: 1, floorVersion: 1,
      kinds: [
        RecordKind(
          1, "thing", label: Label("", ""),
          fields: [
            Field(1, "name", .text, .statistical, label: Label("", "")),
            Field(2, "seal", .text, .statistical, label: Label("", "")),
          ])
      ],
      mayWrite: { author, _, fields in author == "head" || !fields.contains(2) })
    let world = try await EngineWorld(schema: schema)
    let school = try await world.enrolled()
    for author in ["team", "head"] {
      for field: UInt8 in [1, 2] {
        try school.store.record(
          [RecordEdit(kind: 1, target: .new(place: 0), values: [field: .text("x")])],
          author: author, wallMilliseconds: world.clock.now)
      }
    }
    let applied = try await school.exchange(world)
    #expect(applied.quarantined == [.init(counter: 2, code: "role_refused")])
    #expect(try await world.hub.status().recordCounts["thing"] == 3)
    #expect(try await world.hub.verify().differences.isEmpty)
  }
}
