internal import SchoolDirectory
internal import CaseModel

/// Gives case references that two offline computers of one school never both give.
///
/// Each computer numbers in its own thousand: computer 1 from 1001, computer 2 from 2001. When a thousand is full it goes
/// on a million higher. Shape: computers 1 to 999; a school has a handful.
struct ReferenceNumbering {
  private let school: UAI
  private let computer: Int
  private var last: [Int: Int] = [:]

  /// Continues after the references given so far.
  init(school: UAI, computer: UInt32, given: some Sequence<String>) {
    self.school = school
    self.computer = Int(computer)
    for text in given {
      guard let reference = try? CaseReference(text), reference.school == school,
        let place = place(of: reference.number)
      else { continue }
      last[reference.year] = max(last[reference.year] ?? 0, place)
    }
  }

  /// The next free reference of a school year, `nil` when all numbers of the year are given.
  mutating func next(year: Int) -> CaseReference? {
    let place = (last[year] ?? 0) + 1
    let number =
      (place - 1) / Self.perThousand * 1_000_000 + computer * 1000
      + (place - 1) % Self.perThousand + 1
    guard let reference = try? CaseReference(school: school, year: year, number: number) else {
      return nil
    }
    last[year] = place
    return reference
  }

  private static let perThousand = 999

  /// The place among this computer's numbers, from 1; `nil` for another computer's number.
  private func place(of number: Int) -> Int? {
    let rest = number % 1000
    guard rest > 0, number / 1000 % 1000 == computer % 1000 else { return nil }
    return number / 1_000_000 * Self.perThousand + rest
  }
}
