/// Why a text is neither a case reference nor the national number of a school.
package enum CaseReferenceError: Error, Hashable, Sendable {
  /// The text is not three parts joined by hyphens.
  case shape
  /// The school is not seven digits and a letter.
  case notUAI
  /// The school's digits call for another letter.
  case controlLetter(expected: Character)
  /// The year is not four digits.
  case year
  /// The number is not 0001 to 9999999, with four digits or more.
  case number
}
