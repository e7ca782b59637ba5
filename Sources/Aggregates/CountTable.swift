/// What somebody asks to see.
package struct CountQuery: Hashable, Sendable {
  package var unit: CountedUnit
  /// What to break down by; `nil` for totals.
  package var breakdown: Breakdown?
  package var scale: PeriodScale
  package var level: TerritoryLevel
  package var threshold: Threshold

  /// A question from its parts.
  package init(
    _ unit: CountedUnit, by breakdown: Breakdown?, scale: PeriodScale, level: TerritoryLevel,
    threshold: Threshold
  ) {
    self.unit = unit
    self.breakdown = breakdown
    self.scale = scale
    self.level = level
    self.threshold = threshold
  }
}

/// One line of a table.
package struct CountTableRow: Hashable, Sendable {
  package let period: CountedPeriod
  /// How many months of the period are counted.
  package let monthCount: Int
  package let territoryCode: String
  package let territory: String
  /// The category's code; `all` for the total.
  package let category: String
  package let figure: Figure

  /// The code of the total.
  package static let all = "all"
}

/// Counts by period, area and category, in order of period and code: never by size, so that nothing is ranked.
package struct CountTable: Hashable, Sendable {
  package let query: CountQuery
  package let rows: [CountTableRow]

  /// Adds up what was released, and nothing else.
  ///
  /// - Throws: `.nothingReleased`, `.releasedByLongerPeriods`, `.releasedByLargerAreas`.
  package init(_ query: CountQuery, from releases: [Release]) throws(AggregateError) {
    self.query = query
    let releases = releases.filter { $0.unit == query.unit.name }
    guard !releases.isEmpty else { throw .nothingReleased }
    for release in releases {
      guard release.period.scale.monthCount <= query.scale.monthCount else {
        throw .releasedByLongerPeriods
      }
      guard release.level.rank <= query.level.rank else { throw .releasedByLargerAreas }
    }
    var sums = TableSums()
    for release in releases { sums.add(release, query) }
    rows = sums.rows(query)
  }
}

/// The sums of a table while it is made.
private struct TableSums {
  struct Place: Hashable {
    let period: CountedPeriod
    let code: String
  }

  private var figures: [Place: [Figure]] = [:]
  private var names: [String: String] = [:]
  private var months: [Place: Set<CountedMonth>] = [:]

  mutating func add(_ release: Release, _ query: CountQuery) {
    let period = CountedPeriod(containing: release.period.first, scale: query.scale)
    for row in release.rows {
      let (code, name) = row.area.place(at: query.level, releasedAt: release.level)
      names[code] = name
      let place = Place(period: period, code: code)
      months[place, default: []].formUnion(release.period.months)
      let added = row.figures(query, release.questions)
      figures[place] = figures[place].map { zip($0, added).map { $0 + $1 } } ?? added
    }
  }

  func rows(_ query: CountQuery) -> [CountTableRow] {
    let places = figures.keys.sorted { ($0.period, $0.code) < ($1.period, $1.code) }
    let categories = [CountTableRow.all] + query.categories
    return places.flatMap { place in
      zip(categories, figures[place] ?? []).map { category, figure in
        CountTableRow(
          period: place.period, monthCount: months[place]?.count ?? 0,
          territoryCode: place.code, territory: names[place.code] ?? "", category: category,
          figure: figure)
      }
    }
  }
}

extension CountQuery {
  /// The codes of the categories, without the total.
  package var categories: [String] {
    switch breakdown {
    case nil: []
    case .categories(let question): question.categories
    case .members(_, let members): members.map(\.code)
    }
  }
}

extension ReleasedRow {
  /// The figures of one line: the total, then each category.
  func figures(_ query: CountQuery, _ questions: [Question]) -> [Figure] {
    let reading = ShownReading(
      shown.under(query.threshold, questions), questions, query.threshold,
      isWithheld: area.isWithheld)
    let total = reading.total
    func figure(_ question: Question, _ code: String) -> Figure {
      guard let place = questions.firstIndex(where: { $0.name == question.name }),
        let category = questions[place].categories.firstIndex(of: code)
      else { return total.upper.map { Figure(0, $0) } ?? total }
      return reading.figure(place, category)
    }
    switch query.breakdown {
    case nil: return [total]
    case .categories(let question):
      let all = questions.firstIndex { $0.name == question.name }.map(reading.all)
      return [all ?? total] + question.categories.map { figure(question, $0) }
    case .members(_, let members):
      return [total] + members.map { figure($0.question, "yes") }
    }
  }
}
