import Aggregates
import TestInput

/// A small invented country with its counts, month by month.
struct RandomCountry {
  let lines: [AreaLine]
  let unit: CountedUnit
  let months: [CountedPeriod]
  /// The true counts of every month and département.
  let exact: [[String: ExactCounts]]

  static let kind = Question("kind", ["often", "sometimes", "rare", "unstated"])
  static let set = Breakdown.members(
    name: "form",
    [("one", Question.member("form_one")), ("two", Question.member("form_two"))])

  init(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    lines = (0..<Int.random(in: 3...6, using: &dice)).map { number in
      AreaLine(
        departementCode: "0\(number)", departement: "Département \(number)",
        academieCode: "A\(number / 3)", academie: "Académie \(number / 3)",
        schoolCount: Int.random(in: 1...9, using: &dice))
    }
    unit = CountedUnit("cases", [.categories(Self.kind), Self.set])
    let first = CountedMonth(number: 2026 * 12 + 7)
    months = (0..<Int.random(in: 1...2, using: &dice)).map {
      CountedPeriod(containing: CountedMonth(number: first.number + $0), scale: .month)
    }
    let codes = lines.map(\.departementCode)
    exact = months.map { _ in
      Dictionary(
        uniqueKeysWithValues: codes.map { ($0, Self.counts(using: &dice)) })
    }
  }

  /// Counts with many small and many middling cells.
  static func counts(using dice: inout SplitMix64) -> ExactCounts {
    let parts = (0..<4).map { _ in
      Int.random(in: 0...[0, 3, 8, 14, 40][Int.random(in: 0..<5, using: &dice)], using: &dice)
    }
    let total = parts.reduce(0, +)
    let members = (0..<2).map { _ in Int.random(in: 0...total, using: &dice) }
    return ExactCounts(
      total: total, answers: [parts] + members.map { [total - $0, $0] })
  }

  /// The counts of a month by area.
  func counts(_ month: Int, in areas: [Area]) -> [(area: Area, exact: ExactCounts)] {
    areas.map { area in
      var sum = ExactCounts(unit.questions)
      for code in area.departements {
        guard let counts = exact[month][code] else { continue }
        sum.total += counts.total
        for question in sum.answers.indices {
          for category in sum.answers[question].indices {
            sum.answers[question][category] += counts.answers[question][category]
          }
        }
      }
      return (area, sum)
    }
  }

  func release(_ month: Int, level: TerritoryLevel) throws -> Release {
    try Release(
      unit, months[month], level: level, counts: counts(month, in: Area.plan(lines, level: level)),
      threshold: Threshold(for: .inside))
  }
}
