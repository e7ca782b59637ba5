/// Gives report numbers that two offline computers of one school never both give in one case.
///
/// Each computer numbers in its own hundred: computer 1 from 101, computer 2 from 201. When a hundred is full it goes on
/// a hundred thousand higher. Shape: `0751234J-2026-1001-S101`.
struct ReportNumbering {
  private let prefix: String
  private let computer: Int
  private var last = 0

  /// Continues after the numbers given in a case so far.
  init(reference: String, computer: UInt32, given: some Sequence<String>) {
    prefix = reference + "-S"
    self.computer = Int(computer)
    for text in given where text.hasPrefix(prefix) {
      guard let number = Int(text.dropFirst(prefix.count)), let place = place(of: number) else {
        continue
      }
      last = max(last, place)
    }
  }

  private static let perHundred = 99
  private static let step = 100_000

  /// The next free number of the case.
  mutating func next() -> String {
    last += 1
    let number =
      (last - 1) / Self.perHundred * Self.step + computer * 100
      + (last - 1) % Self.perHundred + 1
    return prefix + String(number)
  }

  /// The place among this computer's numbers, from 1; `nil` for another computer's number.
  private func place(of number: Int) -> Int? {
    guard number > 0 else { return nil }
    let rest = number % 100
    guard rest > 0, number / 100 % (Self.step / 100) == computer % 1000 else { return nil }
    return number / Self.step * Self.perHundred + rest
  }
}
