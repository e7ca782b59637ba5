package import SchoolDirectory

/// The name people give a case: school, year, number.
///
/// Shape: `0751234J-2026-0042`; the year has four digits, the number at least four, and no more
/// zeros than needed, so that a case has one reference. Source: domain study A3.
package struct CaseReference: Hashable, Sendable {
  /// The school.
  package let school: UAI
  /// The year, 1000 to 9999.
  package let year: Int
  /// The number in that school and year, 1 to 9,999,999.
  package let number: Int

  /// The years a reference can bear.
  package static let years = 1000...9999
  /// The numbers a reference can bear.
  package static let numbers = 1...9_999_999

  /// Names a case.
  ///
  /// Throws: `.year` or `.number` outside their bounds.
  package init(school: UAI, year: Int, number: Int) throws(CaseReferenceError) {
    guard Self.years.contains(year) else { throw .year }
    guard Self.numbers.contains(number) else { throw .number }
    self.school = school
    self.year = year
    self.number = number
  }

  /// Reads a reference as people write it; the letter of the school may be small.
  ///
  /// Throws: the first part that does not fit.
  package init(_ text: String) throws(CaseReferenceError) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .shape }
    let school = try Self.school(parts[0])
    guard let year = Self.whole(parts[1]) else { throw .year }
    guard let number = Self.whole(parts[2]) else { throw .number }
    try self.init(school: school, year: year, number: number)
    guard description.utf8.dropFirst(8).elementsEqual(text.utf8.dropFirst(8)) else {
      throw .number
    }
  }

  private static func whole(_ digits: Substring) -> Int? {
    digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
  }
}

extension CaseReference: CustomStringConvertible {
  /// The reference as people write it.
  package var description: String {
    let digits = String(number)
    let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
    return "\(school)-\(year)-\(zeros)\(digits)"
  }
}

extension CaseReference {
  private static func school(_ text: Substring) throws(CaseReferenceError) -> UAI {
    do throws(UAIError) {
      return try UAI(parsing: String(text))
    } catch {
      switch error {
      case .letter(let expected): throw .controlLetter(expected: expected)
      case .length, .digits: throw .notUAI
      }
    }
  }
}
