/// The counts of one unit in one period, hidden for the inside, as they were first shown; they never change afterwards.
///
/// All that anybody is ever shown of these records is made from it: coarser periods, larger areas, higher thresholds. What
/// arrives later for the period is not in it and never will be. Source: `protocol/decisions/0007-counts.md`.
package struct Release: Hashable, Sendable, Codable {
  package let unit: String
  package let period: CountedPeriod
  package let level: TerritoryLevel
  /// The threshold it was hidden with.
  package let threshold: Int
  package let questions: [Question]
  /// In order of the areas' codes.
  package let rows: [ReleasedRow]

  /// Hides what was counted in each area, for the inside.
  package init(
    _ unit: CountedUnit, _ period: CountedPeriod, level: TerritoryLevel,
    counts: [(area: Area, exact: ExactCounts)], threshold: Threshold
  ) {
    self.unit = unit.name
    self.period = period
    self.level = level
    self.threshold = threshold.value
    let questions = unit.questions
    self.questions = questions
    rows = counts.map { area, exact in
      ReleasedRow(
        area: area,
        shown: area.isWithheld
          ? ShownCounts(withheld: questions.count)
          : ShownCounts(exact, questions, threshold: threshold))
    }.sorted { $0.area.code < $1.area.code }
  }
}

/// What a release shows of one area.
package struct ReleasedRow: Hashable, Sendable, Codable {
  package let area: Area
  package let shown: ShownCounts
}

extension Release {
  /// Whether a period may be released: no month of it was before, and enough days have passed since its last day.
  ///
  /// The days since its end are whole ones since the first day after it, negative before that.
  ///
  /// - Throws: `.overlaps`, `.notSettled` with the days that are missing.
  package static func check(
    _ period: CountedPeriod, of unit: CountedUnit, among released: [Release], daysSinceEnd: Int,
    settlingDays: Int
  ) throws(AggregateError) {
    for release in released where release.unit == unit.name && release.period.overlaps(period) {
      throw .overlaps(released: release.period.description)
    }
    guard daysSinceEnd >= max(0, settlingDays) else {
      throw .notSettled(days: max(0, settlingDays) - daysSinceEnd)
    }
  }
}
