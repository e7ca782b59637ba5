import Aggregates
import Foundation
import Testing

@Suite struct `A table of counts` {
  private let words = TableWords.english(category: "kind") { "=\($0)" }

  private func table(
    _ breakdown: Breakdown? = nil, scale: PeriodScale = .month, level: TerritoryLevel = .departement
  ) throws -> CountTable {
    let country = RandomCountry(seed: 7)
    return try CountTable(
      CountQuery(
        country.unit, by: breakdown, scale: scale, level: level,
        threshold: Threshold(for: .inside)), from: [country.release(0, level: .departement)])
  }

  @Test(arguments: [(4, Audience.inside), (10, .everybody), (0, .inside), (-1, .everybody)])
  func `has a threshold that is only ever raised`(value: Int, audience: Audience) throws {
    #expect(
      throws: AggregateError.thresholdTooLow(given: value, least: audience.thresholdMin)
    ) { try Threshold(value, for: audience) }
    #expect(try Threshold(40, for: audience).value == 40)
  }

  @Test func `is in order of period and code, never of size`() throws {
    let rows = try table().rows
    #expect(rows.map(\.territoryCode) == rows.map(\.territoryCode).sorted())
    #expect(Set(rows.map(\.figure.lower)).count > 1)
  }

  @Test func `has larger areas and longer periods as sums of what is shown`() throws {
    let small = try table(.categories(RandomCountry.kind))
    let large = try table(.categories(RandomCountry.kind), scale: .year, level: .nation)
    for row in large.rows {
      let parts = small.rows.filter { $0.category == row.category }.map(\.figure)
      #expect(row.figure == parts.dropFirst().reduce(parts[0], +))
      #expect(row.monthCount == 1 && row.period.scale == .year)
    }
  }

  @Test func `cannot be finer than what was released`() throws {
    let country = RandomCountry(seed: 3)
    let release = try country.release(0, level: .nation)
    let query = CountQuery(
      country.unit, by: nil, scale: .month, level: .departement,
      threshold: try Threshold(for: .inside))
    #expect(throws: AggregateError.releasedByLargerAreas) { try CountTable(query, from: [release]) }
    #expect(throws: AggregateError.nothingReleased) { try CountTable(query, from: []) }
  }

  @Test func `keeps a spreadsheet from reading formulas`() throws {
    let csv = try table(.categories(RandomCountry.kind)).csv(words)
    let lines = csv.components(separatedBy: "\r\n")
    #expect(lines[0] == "period,code,territory,kind,count,least,greatest,months counted")
    #expect(lines.dropFirst().contains { $0.contains(",'=often,") })
    #expect(!csv.contains(",=") && lines.last == "")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
  func `neutralises a name that begins like a formula`(name: String) throws {
    let line = AreaLine(
      departementCode: "1", departement: name + "\",", academieCode: "A", academie: "A",
      schoolCount: 9)
    let unit = CountedUnit("cases", [])
    let release = try Release(
      unit, CountedPeriod(parsing: "2026-11"), level: .departement,
      counts: Area.plan([line], level: .departement).map {
        ($0, ExactCounts(total: 9, answers: []))
      },
      threshold: Threshold(for: .inside))
    let csv = try CountTable(
      CountQuery(
        unit, by: nil, scale: .month, level: .departement, threshold: Threshold(for: .inside)),
      from: [release]
    ).csv(words)
    #expect(csv.contains(",\"'\(name)\"\",\","))
  }

  @Test func `is one JSON object`() throws {
    let text = try table(RandomCountry.set).json(words)
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let rows = object?["rows"] as? [[String: Any]]
    #expect(object?["threshold"] as? Int == 5 && object?["by"] as? String == "form")
    #expect(rows?.isEmpty == false && rows?.allSatisfy { $0["least"] is Int } == true)
  }

  @Test func `has the lines of Faits établissement`() throws {
    let text = try table(.categories(RandomCountry.kind), level: .nation).factExport(.french, words)
    let lines = text.split(separator: "\n")
    #expect(lines[0] == "TYPE FAIT ATTEINTES|TYPE FAIT|GRAVITE|ANNEE-MOIS|TOTAL")
    #expect(lines[1].hasPrefix("Atteintes aux personnes|\"Harcèlement : tous types de faits\"|"))
    #expect(lines.dropFirst().allSatisfy { $0.split(separator: "|").count == 5 })
    #expect(lines[2].contains("|\"=often\"|\"Tous niveaux\"|\"2026-08\"|\""))
  }

  @Test func `waits until a period is over and late arrivals are in`() throws {
    let country = RandomCountry(seed: 3)
    #expect(throws: AggregateError.notSettled(days: 1)) {
      try Release.check(
        country.months[0], of: country.unit, among: [], daysSinceEnd: 30, settlingDays: 31)
    }
    #expect(throws: AggregateError.notSettled(days: 1)) {
      try Release.check(
        country.months[0], of: country.unit, among: [], daysSinceEnd: -1, settlingDays: -9)
    }
    try Release.check(
      country.months[0], of: country.unit, among: [], daysSinceEnd: 31, settlingDays: 31)
  }
}
