/// Days of the calendar as numbers since 1970-01-01, and back.
///
/// Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms" (proleptic Gregorian calendar).
package struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  package let daysSince1970: Int32

  /// A day by its number.
  package init(daysSince1970: Int32) { self.daysSince1970 = daysSince1970 }

  /// Reads `YYYY-MM-DD`; `nil` for anything else, and for a day that does not exist.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10]), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    guard let days = Self.days(year: year, month: month, day: day) else { return nil }
    self.init(daysSince1970: days)
    guard components == (year, month, day) else { return nil }
  }

  /// Reads back what `description` wrote, years outside 0 to 9999 included; `nil` for anything else.
  ///
  /// A store keeps days as text and must read every one it was given, however far off.
  package init?(described text: String) {
    if let day = CalendarDay(text) {
      self = day
      return
    }
    let isBefore = text.hasPrefix("-")
    let parts = text.dropFirst(isBefore ? 1 : 0).split(
      separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Int32(parts[0]), let month = Int32(parts[1]),
      let day = Int32(parts[2]), (1...12).contains(month), (1...31).contains(day),
      let days = Self.days(year: isBefore ? -year : year, month: month, day: day)
    else { return nil }
    self.init(daysSince1970: days)
    guard description == text else { return nil }
  }

  /// Year, month from 1, day from 1.
  package var components: (year: Int32, month: Int32, day: Int32) {
    let shifted = Int64(daysSince1970) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (Int32(year), Int32(month), Int32(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))
  }

  package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.daysSince1970 < right.daysSince1970
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int32? {
    var number: Int32 = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      number = number * 10 + Int32(digit - 0x30)
    }
    return number
  }

  private static func days(year: Int32, month: Int32, day: Int32) -> Int32? {
    let (month, day) = (Int64(month), Int64(day))
    let shiftedYear = month <= 2 ? Int64(year) - 1 : Int64(year)
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return Int32(
      exactly: era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        - 719_468)
  }
}

extension CalendarDay: CustomStringConvertible {
  /// `YYYY-MM-DD`; years outside 0 to 9999 keep all their digits.
  package var description: String {
    let (year, month, day) = components
    guard (0...9999).contains(year) else {
      return "\(year)-\(Self.padded(month))-\(Self.padded(day))"
    }
    return String(unsafeUninitializedCapacity: 10) { text in
      let digits = [
        year / 1000, year / 100, year / 10, year, -1, month / 10, month, -1, day / 10, day,
      ]
      for (place, digit) in digits.enumerated() {
        text[place] = digit < 0 ? 0x2D : 0x30 + UInt8(digit % 10)
      }
      return 10
    }
  }

  private static func padded(_ number: Int32) -> String {
    (number < 10 ? "0" : "") + String(number)
  }
}
