/// What is wrong with one line; it never repeats the line's text.
package enum LineRejection: Error, Hashable, Sendable {
  /// Longer than `lineBytesMax`; the rest is skipped up to the next line feed.
  case tooLong
  /// A quote inside an unquoted field, or text after a closing quote.
  case strayQuote
  /// The file ends inside a quoted field.
  case unterminatedQuote
  /// Not as many fields as the header.
  case fieldCount(found: Int, expected: Int)
  /// The value is not UTF-8.
  case notUTF8(SchoolColumn)
  /// The value holds a control character, a line break included.
  case controlCharacter(SchoolColumn)
  /// A required value is empty.
  case missingValue(SchoolColumn)
  /// The UAI has not eight characters.
  case uaiLength(found: Int)
  /// The UAI does not start with seven digits.
  case uaiDigits
  /// The UAI's control letter is wrong.
  case uaiLetter(expected: Character)
  /// An earlier line already gave this school; the earlier one is kept.
  case duplicate(UAI)
  /// The value is not one the column allows.
  case unknownValue(SchoolColumn)
  /// The value is not a number, or out of range.
  case number(SchoolColumn)

  init(_ error: UAIError) {
    switch error {
    case .length(let found): self = .uaiLength(found: found)
    case .digits: self = .uaiDigits
    case .letter(let expected): self = .uaiLetter(expected: expected)
    }
  }
}
