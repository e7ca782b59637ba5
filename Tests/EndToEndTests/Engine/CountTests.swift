import Aggregates
import CaseModel
import CentralHub
import CentralStorage
import Foundation
import GRDB
import RecordModel
import Testing

@Suite struct `The hub's counts` {
  /// The same kinds as the other tests' schema, with a rule of each sort.
  private static func schema(rules: [CountRule]) -> RecordSchema {
    let label = Label("", "")
    func field(_ number: UInt8, _ type: FieldType) -> Field {
      Field(number, "f\(number)", type, .statistical, label: label)
    }
    return RecordSchema(
      name: "engine-tests", version: 1, floorVersion: 1,
      kinds: [
        RecordKind(
          1, "thing", label: label,
          fields: [
            field(1, .text), field(2, .integer), field(3, .boolean), field(4, .date),
            field(5, .composite(["a", "b"])),
          ])
      ], counts: rules)
  }

  private static let rules = [
    CountRule(name: "members", kind: 1, month: 4, members: FieldSet([3])),
    CountRule(name: "code", kind: 1, month: 4, by: .code(1, terms: ["red", "blue"])),
    CountRule(name: "number", kind: 1, month: 4, by: .number(2, max: 3)),
    CountRule(
      name: "component", kind: 1, month: 4, by: .component(5, place: 1, terms: ["x", "y"])),
  ]

  private func counted(_ hub: Hub, _ rule: Int) async throws -> [String] {
    try await hub.counts(ofRule: rule).map { "\($0.month) \($0.member) \($0.count)" }
  }

  @Test func `follow each change by code, number and component`() async throws {
    let world = try await EngineWorld(schema: Self.schema(rules: Self.rules))
    let replica = try await world.enrolled()
    let record = try replica.create(
      [1: .text("blue"), 2: .integer(3), 4: .date(20_000), 5: .text("[\"q\\\"\",\"y\"]")],
      wall: world.clock.now)
    try replica.create(
      [1: .text("mauve"), 2: .integer(9), 4: .date(20_000), 5: .text("[\"q\"]")],
      wall: world.clock.now)
    try await replica.sync(world)
    #expect(try await counted(world.hub, 1) == ["2024-10 2 1", "2024-10 254 1", "2024-10 255 2"])
    #expect(try await counted(world.hub, 2) == ["2024-10 3 1", "2024-10 254 1", "2024-10 255 2"])
    #expect(try await counted(world.hub, 3) == ["2024-10 0 1", "2024-10 2 1", "2024-10 255 2"])
    try replica.set(1, .text("red"), of: record, wall: world.clock.now + 1)
    try replica.set(5, .null, of: record, wall: world.clock.now + 2)
    try replica.set(4, .date(20_040), of: record, wall: world.clock.now + 3)
    try await replica.sync(world)
    #expect(
      try await counted(world.hub, 1) == [
        "2024-10 254 1", "2024-10 255 1", "2024-11 1 1", "2024-11 255 1",
      ])
    #expect(
      try await counted(world.hub, 3) == [
        "2024-10 0 1", "2024-10 255 1", "2024-11 0 1", "2024-11 255 1",
      ])
    #expect(try await world.hub.verify().differences.isEmpty)
  }

  @Test func `are counted anew when the rules have changed`() async throws {
    let world = try await EngineWorld(schema: Self.schema(rules: [Self.rules[0]]))
    let replica = try await world.enrolled()
    try replica.create([1: .text("red"), 4: .date(20_000)], wall: world.clock.now)
    try await replica.sync(world)
    let path = world.folder + "/hub/hub.sqlite"
    let changed = try CentralStore.open(
      path: path, schema: Self.schema(rules: [Self.rules[1], Self.rules[0]]))
    #expect(
      try changed.counts(ofRule: 0).map { "\($0.member) \($0.count)" } == ["1 1", "255 1"])
    #expect(try changed.counts(ofRule: 1).map { "\($0.member) \($0.count)" } == ["255 1"])
    #expect(try changed.verify().differences.isEmpty)
  }

  @Test func `are read by their own key, and no record with them`() async throws {
    let world = try await EngineWorld()
    let file = try DatabaseQueue(path: world.folder + "/hub/hub.sqlite")
    let plan = try await file.read { database in
      try Row.fetchAll(
        database, sql: "EXPLAIN QUERY PLAN \(CentralStore.countsSQL)", arguments: [0, "", "~"]
      ).map { $0["detail"] as String }
    }
    #expect(plan.count == 1)
    #expect(plan[0].contains("SEARCH _counts USING PRIMARY KEY (rule=? AND month>? AND month<?)"))
  }

  @Test func `move with a school that the directory puts in another département`() async throws {
    let world = try await EngineWorld()
    let replica = try await world.enrolled()
    try replica.create([4: .date(20_000)], wall: world.clock.now)
    try await replica.sync(world)
    let path = world.folder + "/schools.csv"
    try String(contentsOfFile: path, encoding: .utf8).replacing(";075;", with: ";092;").write(
      toFile: path, atomically: true, encoding: .utf8)
    _ = try await world.hub.importSchools(fromFile: path)
    #expect(try await world.hub.counts(ofRule: 0).map(\.departement) == ["092"])
    #expect(try await world.hub.verify().differences.isEmpty)
  }
}
