/// A moment as RFC 3339 writes it, in UTC with milliseconds.
///
/// Shape: moments after the year 9999 are written as its last millisecond.
/// Source: RFC 3339; Howard Hinnant, "chrono-compatible low-level date algorithms".
struct LogTime: CustomStringConvertible {
  private static let wallMillisecondsMax: UInt64 = 253_402_300_799_999
  private static let millisecondsPerDay: UInt64 = 86_400_000
  private let wallMilliseconds: UInt64

  init(wallMilliseconds: UInt64) {
    self.wallMilliseconds = min(wallMilliseconds, LogTime.wallMillisecondsMax)
  }

  var description: String {
    let (year, month, day) = LogTime.date(
      daysSince1970: Int(wallMilliseconds / LogTime.millisecondsPerDay))
    let rest = Int(wallMilliseconds % LogTime.millisecondsPerDay)
    let date = [pad(year, 4), pad(month, 2), pad(day, 2)].joined(separator: "-")
    let time = [pad(rest / 3_600_000, 2), pad(rest / 60_000 % 60, 2), pad(rest / 1000 % 60, 2)]
    return "\(date)T\(time.joined(separator: ":")).\(pad(rest % 1000, 3))Z"
  }

  private func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Counts in years that start in March, so that the leap day comes last.
  private static func date(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
    let days = daysSince1970 + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}
