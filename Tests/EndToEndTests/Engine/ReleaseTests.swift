import Aggregates
import CaseModel
import CentralHub
import CentralStorage
import Foundation
import RecordModel
import Testing

/// Six schools of two départements, with cases reported in October 2025; it is January 2026.
private final class CountedWorld: Sendable {
  let engine: EngineWorld

  static let schools = [
    ("0750001U", "075"), ("0750002V", "075"), ("0750003W", "075"), ("0920001B", "092"),
    ("0920002C", "092"), ("0920003D", "092"),
  ]

  init() async throws {
    engine = try await EngineWorld(schema: CaseSchema.current)
    let header =
      "uai;nom;nature;secteur;code_insee;commune;code_departement;departement;code_academie;academie"
    let lines = Self.schools.map {
      "\($0.0);Collège;college;public;75101;Paris;\($0.1);D\($0.1);01;Paris"
    }
    let path = engine.folder + "/six.csv"
    try ([header] + lines).joined(separator: "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    _ = try await engine.hub.importSchools(fromFile: path)
  }

  /// Enrols every school, and has each report some cases.
  func report(_ count: Int, on day: Int32) async throws {
    for (place, school) in Self.schools.enumerated() {
      let replica = try await engine.enrolled(school: school.0)
      for number in 0..<(count + place) { try replica.create(Self.file(number, day), wall: now) }
      try await replica.sync(engine)
    }
  }

  var now: UInt64 { engine.clock.now }

  static func file(_ number: Int, _ day: Int32) -> [UInt8: FieldValue] {
    [
      CaseField.openedOn.rawValue: .date(day),
      CaseField.gravity.rawValue: .integer(number % 10 == 9 ? 3 : 1),
      CaseField.victim.rawValue: .text(number % 7 == 6 ? "staff" : "pupil"),
      CaseField.formFirst: .boolean(number % 2 == 0),
    ]
  }

  func table(
    _ breakdown: String?, _ audience: Audience = .inside, level: TerritoryLevel = .departement
  ) async throws -> [String] {
    let unit = try #require(CaseUnit.named("cases"))
    return try await engine.hub.table(
      CountRequest(
        unit: unit, breakdown: breakdown, scale: .month, level: level, audience: audience,
        threshold: Threshold(for: audience), format: "csv")
    ).rows.map { "\($0.territoryCode) \($0.category) \($0.figure)" }
  }
}

@Suite struct `A release` {
  private static let october: Int32 = 20_376
  private let unit = CaseUnit.all[0]

  @Test func `counts a month for good, whatever arrives later`() async throws {
    let world = try await CountedWorld()
    try await world.report(6, on: Self.october)
    let hub = world.engine.hub
    let period = try CountedPeriod(parsing: "2025-10")
    try await hub.release(unit, period, level: .departement, settlingDays: Hub.settlingDays)
    let totals = ["075 all 21", "092 all 30"]
    #expect(try await world.table(nil) == totals)
    #expect(try await world.table(nil, level: .nation) == ["FR all 51"])
    #expect(
      try await world.table("gravity") == [
        "075 all 21", "075 1 <22", "075 2 <22", "075 3 <22", "075 unstated <22", "092 all 30",
        "092 1 <31", "092 2 <31", "092 3 <31", "092 unstated <31",
      ])
    #expect(
      try await world.table("form").filter { $0.contains("insults") } == [
        "075 insults 11", "092 insults 16",
      ])
    try await world.report(1, on: Self.october)
    #expect(try await world.table(nil) == totals)
    await #expect(throws: AggregateError.overlaps(released: "2025-10")) {
      try await hub.release(
        unit, CountedPeriod(parsing: "2025-2026-T1"), level: .nation, settlingDays: 0)
    }
    #expect(try await hub.verify().differences.isEmpty)
  }

  @Test func `is seen by everybody only when it is published, and then with less in it`()
    async throws
  {
    let world = try await CountedWorld()
    try await world.report(1, on: Self.october)
    let hub = world.engine.hub
    let period = try CountedPeriod(parsing: "2025-10")
    try await hub.release(unit, period, level: .departement, settlingDays: 0)
    await #expect(throws: AggregateError.nothingReleased) {
      try await world.table(nil, .everybody)
    }
    #expect(try await world.table(nil) == ["075 all 6", "092 all 15"])
    try await hub.publish(unit, period)
    #expect(try await world.table(nil, .everybody) == ["075 all <11", "092 all 15"])
    #expect(try await world.table(nil, .everybody, level: .nation) == ["FR all 15–25"])
    let exports = try await hub.exports(countMax: 10)
    #expect(exports.map(\.what).first == "cases total month nation")
    #expect(exports.map(\.audience) == ["public", "public", "inside"])
  }

  @Test func `waits for the end of a period, and is refused where nothing is known`() async throws {
    let world = try await CountedWorld()
    let hub = world.engine.hub
    await #expect(throws: AggregateError.notSettled(days: 27)) {
      try await hub.release(
        unit, CountedPeriod(parsing: "2025-12"), level: .nation, settlingDays: 31)
    }
    await #expect(throws: AggregateError.nothingReleased) {
      try await hub.publish(unit, CountedPeriod(parsing: "2025-10"))
    }
    await #expect(throws: AggregateError.unknown("shoe_size")) {
      try await world.table("shoe_size")
    }
  }

  @Test func `opens again as it was written`() async throws {
    let world = try await CountedWorld()
    try await world.report(6, on: Self.october)
    let release = try await world.engine.hub.release(
      unit, CountedPeriod(parsing: "2025-10"), level: .academie, settlingDays: 0)
    #expect(try await world.engine.hub.releases().map(\.release) == [release])
    let rules = CaseSchema.current.counts.indices
    let kept = try await rules.asyncMap { try await world.engine.hub.counts(ofRule: $0) }
    try await world.engine.hub.recount()
    #expect(try await rules.asyncMap { try await world.engine.hub.counts(ofRule: $0) } == kept)
  }
}

extension Sequence {
  fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async throws
    -> [Result]
  {
    var results: [Result] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}
