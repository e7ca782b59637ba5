package import RecordModel

/// A school year, which starts on 1 August.
///
/// Shape: `2026-2027`. Source: domain study A3.
package struct SchoolYear: Hashable, Comparable, Sendable {
  /// The calendar year it starts in.
  package let startYear: Int32

  /// The school year that `day` falls in.
  package init(containing day: CalendarDay) {
    let (year, month, _) = day.components
    startYear = month >= Self.firstMonth ? year : year - 1
  }

  /// Reads `2026-2027`; `nil` for anything else, and for years that do not follow each other.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = Int32(parts[0]), (1000...9998).contains(start),
      text == "\(start)-\(start + 1)"
    else { return nil }
    startYear = start
  }

  package static func < (left: SchoolYear, right: SchoolYear) -> Bool {
    left.startYear < right.startYear
  }

  private static let firstMonth: Int32 = 8
}

extension SchoolYear: CustomStringConvertible {
  /// Both calendar years, joined by a hyphen.
  package var description: String { "\(startYear)-\(startYear + 1)" }
}
