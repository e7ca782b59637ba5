import Aggregates

/// An attacker's desk: which number each cell has, and what every table says of which cells.
struct Reading {
  /// One cell: a total when it has no question, otherwise one category.
  struct Cell: Hashable {
    let month: Int
    let area: String
    let question: Int?
    let category: Int
  }

  let country: RandomCountry
  let level: TerritoryLevel
  let areas: [Area]
  private(set) var numbers: [Cell: Int] = [:]
  private(set) var attacker = Attacker(cellCount: 0)

  init(_ country: RandomCountry, level: TerritoryLevel) {
    self.country = country
    self.level = level
    areas = Area.plan(country.lines, level: level)
    for month in country.months.indices {
      for area in areas {
        number(Cell(month: month, area: area.code, question: nil, category: 0))
        for (question, asked) in country.unit.questions.enumerated() {
          for category in asked.categories.indices {
            number(Cell(month: month, area: area.code, question: question, category: category))
          }
        }
      }
    }
    attacker = Attacker(cellCount: numbers.count)
    learnThatCategoriesAddUp()
  }

  private mutating func number(_ cell: Cell) { numbers[cell] = numbers.count }

  private mutating func learnThatCategoriesAddUp() {
    for (cell, total) in numbers.sorted(by: { $0.value < $1.value }) where cell.question == nil {
      for (question, asked) in country.unit.questions.enumerated() {
        let parts = asked.categories.indices.compactMap {
          numbers[Cell(month: cell.month, area: cell.area, question: question, category: $0)]
        }
        attacker.learn(parts, addUpTo: total)
      }
    }
  }

  /// Reads every table that can be made of some releases, at one threshold.
  mutating func read(_ releases: [Release], _ threshold: Threshold) throws {
    for breakdown in [nil] + country.unit.breakdowns.map(Optional.some) {
      for scale in PeriodScale.allCases {
        for level in TerritoryLevel.allCases where level.rank >= self.level.rank {
          let query = CountQuery(
            country.unit, by: breakdown, scale: scale, level: level, threshold: threshold)
          let released = Set(releases.map(\.period))
          for row in try CountTable(query, from: releases).rows {
            attacker.learn(cells(of: row, query, released), row.figure)
          }
        }
      }
    }
  }

  /// The cells that a line of a table adds up.
  func cells(of row: CountTableRow, _ query: CountQuery, _ released: Set<CountedPeriod>) -> [Int] {
    country.months.indices.flatMap { month -> [Int] in
      guard released.contains(country.months[month]), row.period.overlaps(country.months[month])
      else { return [] }
      return areas.compactMap { area in
        guard self.place(of: area, at: query.level) == row.territoryCode else { return nil }
        return cell(month, area, row.category, query.breakdown)
      }
    }
  }

  private func place(of area: Area, at level: TerritoryLevel) -> String {
    switch level {
    case self.level: area.code
    case .nation: Area.nationCode
    case .departement, .academie: area.academies.joined(separator: "+")
    }
  }

  private func cell(_ month: Int, _ area: Area, _ category: String, _ breakdown: Breakdown?) -> Int?
  {
    guard category != CountTableRow.all, let breakdown else {
      return numbers[Cell(month: month, area: area.code, question: nil, category: 0)]
    }
    let questions = country.unit.questions
    let name: String
    let code: String
    switch breakdown {
    case .categories(let question): (name, code) = (question.name, category)
    case .members: (name, code) = ("form_\(category)", "yes")
    }
    guard let question = questions.firstIndex(where: { $0.name == name }),
      let place = questions[question].categories.firstIndex(of: code)
    else { return nil }
    return numbers[Cell(month: month, area: area.code, question: question, category: place)]
  }

  mutating func conclude() { attacker.conclude() }

  mutating func learn(_ cells: [Int], _ figure: Figure) { attacker.learn(cells, figure) }

  /// The true count of every cell.
  func truth() -> [Int: Int] {
    var truth: [Int: Int] = [:]
    for month in country.months.indices {
      for (area, exact) in country.counts(month, in: areas) {
        for (cell, number) in numbers where cell.month == month && cell.area == area.code {
          truth[number] = cell.question.map { exact.answers[$0][cell.category] } ?? exact.total
        }
      }
    }
    return truth
  }
}
