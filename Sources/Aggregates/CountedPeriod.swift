/// How long the periods of a table are.
package enum PeriodScale: String, Hashable, Sendable, CaseIterable, Codable {
  case month
  /// A third of a school year: August to November, December to March, April to July.
  case term
  /// A school year, from August to July.
  case year

  /// How many months it has; each scale's periods are made of whole periods of the one before.
  package var monthCount: Int {
    switch self {
    case .month: 1
    case .term: 4
    case .year: 12
    }
  }
}

/// A month, a term or a school year.
///
/// Shape: written `2026-11`, `2026-2027-T1` or `2026-2027`. Periods nest: two of them are apart, equal, or one in the other.
package struct CountedPeriod: Hashable, Comparable, Sendable, Codable {
  package let scale: PeriodScale
  package let first: CountedMonth

  /// The period of `scale` that a month is in.
  package init(containing month: CountedMonth, scale: PeriodScale) {
    self.scale = scale
    let sinceAugust = ((month.number - 7) % 12 + 12) % 12
    first = CountedMonth(number: month.number - sinceAugust % scale.monthCount)
  }

  /// Reads a period.
  ///
  /// - Throws: `.noPeriod` with the text.
  package init(parsing text: String) throws(AggregateError) {
    if let month = CountedMonth(text) {
      self.init(containing: month, scale: .month)
    } else if let year = Self.august(text.prefix(9)) {
      switch text.dropFirst(9) {
      case "": self.init(containing: year, scale: .year)
      case "-T1": self.init(containing: year, scale: .term)
      case "-T2": self.init(containing: CountedMonth(number: year.number + 4), scale: .term)
      case "-T3": self.init(containing: CountedMonth(number: year.number + 8), scale: .term)
      default: throw .noPeriod(text)
      }
    } else {
      throw .noPeriod(text)
    }
  }

  private static func august(_ text: Substring) -> CountedMonth? {
    guard let month = CountedMonth(text.prefix(4) + "-08"),
      text == CountedPeriod(containing: month, scale: .year).description
    else { return nil }
    return month
  }

  /// The last month of it.
  package var last: CountedMonth { CountedMonth(number: first.number + scale.monthCount - 1) }
  /// Its months, in order.
  package var months: [CountedMonth] {
    (first.number...last.number).map { CountedMonth(number: $0) }
  }

  /// Whether a month is in both.
  package func overlaps(_ other: CountedPeriod) -> Bool {
    first <= other.last && other.first <= last
  }

  package static func < (left: CountedPeriod, right: CountedPeriod) -> Bool {
    (left.first, right.scale.monthCount) < (right.first, left.scale.monthCount)
  }
}

extension CountedPeriod: CustomStringConvertible {
  package var description: String {
    guard scale != .month else { return first.description }
    let start = CountedMonth(number: first.number - 7).year
    let year = "\(CountedMonth(number: start * 12).description.prefix(4))-\(start + 1)"
    guard scale == .term else { return year }
    return "\(year)-T\((first.number - (start * 12 + 7)) / 4 + 1)"
  }
}
