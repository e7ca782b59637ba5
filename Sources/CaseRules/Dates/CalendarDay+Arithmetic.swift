internal import CaseModel
package import RecordModel

extension CalendarDay {
  /// The day so many days later; the last day there is when that is beyond it.
  package func adding(days: Int32) -> CalendarDay {
    let (sum, overflows) = daysSince1970.addingReportingOverflow(days)
    return CalendarDay(daysSince1970: overflows ? .max : sum)
  }

  /// The same day of the month so many months later, or the last day of a shorter month.
  package func adding(months: Int32) -> CalendarDay {
    let (year, month, day) = components
    let count = year * 12 + month - 1 + months
    let later = (year: count / 12, month: count % 12 + 1)
    for candidate in stride(from: day, to: 27, by: -1) {
      if let found = Self.day(later.year, later.month, candidate) { return found }
    }
    return Self.day(later.year, later.month, day) ?? self
  }

  /// A day of the calendar, `nil` when there is no such day.
  static func day(_ year: Int32, _ month: Int32, _ day: Int32) -> CalendarDay? {
    func padded(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    let years = String(year)
    let zeros = String(repeating: "0", count: max(0, 4 - years.count))
    return CalendarDay("\(zeros)\(years)-\(padded(month))-\(padded(day))")
  }
}

extension CalendarDay {
  /// The first day after the school year that this day falls in, or so many school years later.
  func schoolYearEnd(after years: Int32) -> CalendarDay? {
    Self.day(SchoolYear(containing: self).startYear + 1 + years, 8, 1)
  }
}
