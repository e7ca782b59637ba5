/// A month of the calendar.
package struct CountedMonth: Hashable, Comparable, Sendable, Codable {
  /// Months since January of the year 0.
  package let number: Int

  /// A month by its number.
  package init(number: Int) { self.number = number }

  /// Reads `YYYY-MM`; `nil` for anything else.
  package init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 7, digits[4] == UInt8(ascii: "-"),
      let year = Self.number(digits[0..<4]), let month = Self.number(digits[5..<7]),
      (1...12).contains(month)
    else { return nil }
    self.init(number: year * 12 + month - 1)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return number
  }

  package static func < (left: CountedMonth, right: CountedMonth) -> Bool {
    left.number < right.number
  }

  /// The year of the calendar.
  package var year: Int { number / 12 }
  /// The month of the year, from 1.
  package var month: Int { number % 12 + 1 }
}

extension CountedMonth: CustomStringConvertible {
  /// `YYYY-MM`.
  package var description: String {
    let year = String(self.year)
    let padding = String(repeating: "0", count: max(0, 4 - year.count))
    return "\(padding)\(year)-\(month < 10 ? "0" : "")\(month)"
  }
}
