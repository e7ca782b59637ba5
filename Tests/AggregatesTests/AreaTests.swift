import Aggregates
import TestInput
import Testing

@Suite struct `Areas` {
  private func lines(seed: Int) -> [AreaLine] {
    var dice = Dice(seed: UInt64(seed))
    return (0..<dice.draw(below: 12)).map { number in
      AreaLine(
        departementCode: String(number), departement: "D\(number)",
        academieCode: "A\(dice.draw(below: 4))", academie: "A",
        schoolCount: 1 + dice.draw(below: 5))
    }
  }

  @Test(arguments: 0..<200)
  func `hold every département once, and none with too few schools is alone`(seed: Int) {
    let lines = lines(seed: seed)
    for level in TerritoryLevel.allCases {
      let areas = Area.plan(lines, level: level)
      #expect(areas.flatMap(\.departements).sorted() == lines.map(\.departementCode).sorted())
      #expect(areas.map(\.code) == areas.map(\.code).sorted())
      #expect(Set(areas.map(\.code)).count == areas.count)
      let all = lines.reduce(0) { $0 + $1.schoolCount }
      for area in areas where all >= Area.schoolsMin { #expect(!area.isWithheld) }
      for area in areas { #expect(area.isWithheld == (area.schoolCount < Area.schoolsMin)) }
    }
  }

  @Test func `of a country with one school show nothing, not even a nought`() throws {
    let line = AreaLine(
      departementCode: "1", departement: "D", academieCode: "A", academie: "A", schoolCount: 1)
    let unit = CountedUnit("cases", [])
    let areas = Area.plan([line], level: .departement)
    let release = try Release(
      unit, CountedPeriod(parsing: "2026-11"), level: .departement,
      counts: areas.map { ($0, ExactCounts(total: 400, answers: [])) },
      threshold: Threshold(for: .inside))
    let table = try CountTable(
      CountQuery(
        unit, by: nil, scale: .month, level: .nation, threshold: Threshold(for: .inside)),
      from: [release])
    #expect(table.rows.map(\.figure) == [Figure(atLeast: 0)])
  }
}
