/// Telephone numbers as their digits, however they are grouped.
enum PhoneDigits {
  /// The digits after the country code or the leading zero: `+33 6 12…` and `06 12…` are one number.
  static func national(_ text: String) -> [UInt8] {
    trimmed(text.unicodeScalars.compactMap(digit))
  }

  private static func trimmed(_ digits: [UInt8]) -> [UInt8] {
    var digits = digits[...]
    if digits.starts(with: [0, 0]) { digits = digits.dropFirst(2) }
    if digits.starts(with: [3, 3]), digits.count > 9 { digits = digits.dropFirst(2) }
    return Array(digits.drop { $0 == 0 })
  }

  static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    guard
      let value = scalar.properties.numericType == .decimal
        ? scalar.properties.numericValue : nil
    else { return nil }
    return UInt8(value)
  }

  /// Where one of some numbers stands: runs of digits with at most two signs between them.
  static func ranges(of numbers: [[UInt8]], in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    guard !numbers.isEmpty else { return [] }
    return runs(in: scalars).filter { run in
      let digits = trimmed(scalars[run].compactMap(digit))
      return numbers.contains { number in
        digits.count >= number.count
          && (0...(digits.count - number.count)).contains {
            digits[$0..<$0 + number.count].elementsEqual(number)
          }
      }
    }
  }

  private static func runs(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var last: Int?
    for (place, scalar) in scalars.enumerated() where digit(scalar) != nil {
      if let end = last, place - end <= 3, let run = runs.last,
        scalars[end + 1..<place].allSatisfy(isSeparator)
      {
        runs[runs.count - 1] = run.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
      last = place
    }
    return runs
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    " .-/()+\u{A0}\u{202F}".unicodeScalars.contains(scalar)
  }
}
