package import RecordModel

/// How long after its transmission something became of a report, in classes that can be counted.
package enum AnswerDelay: String, Hashable, Sendable, CaseIterable {
  case withinDay = "within_day"
  case withinWeek = "within_week"
  case withinMonth = "within_month"
  case overMonth = "over_month"

  /// The class of the days between two days.
  package init(from first: CalendarDay, to last: CalendarDay) {
    switch Int64(last.daysSince1970) - Int64(first.daysSince1970) {
    case ...1: self = .withinDay
    case ...7: self = .withinWeek
    case ...31: self = .withinMonth
    default: self = .overMonth
    }
  }
}
