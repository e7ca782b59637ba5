/// The identity of one French school: seven digits and a control letter.
///
/// Shape: only the number is kept, 0 to 9,999,999; the letter follows from it.
/// Source: Unité administrative immatriculée, ministry of education; letter = number mod 23.
package struct UAI: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The seven digits as one number; the order of schools is the order of these.
  package let number: UInt32

  /// Reads a UAI as people type it: lower case and surrounding white space are accepted.
  ///
  /// - Parameter text: for example `" 0010001w "`.
  /// - Throws: `UAIError`, which says what is wrong and, for a wrong letter, which one is right.
  package init(parsing text: String) throws(UAIError) {
    let scalars = UAI.trimmed(text)
    guard scalars.count == UAI.characterCount, let last = scalars.last else {
      throw .length(found: scalars.count)
    }
    let number = try UAI.number(of: scalars.dropLast())
    let expected = UAI.letter(of: number)
    guard UAI.uppercased(last) == expected else {
      throw .letter(expected: Character(expected))
    }
    self.number = number
  }

  /// Completes seven digits with their letter; digits beyond seven places are cut off.
  package init(digits: Int) { number = UInt32(digits.magnitude % 10_000_000) }

  /// The canonical spelling, as it is stored and sent.
  package var text: String { description }

  /// The control letter that this school's digits demand.
  package var controlLetter: Character { Character(UAI.letter(of: number)) }

  /// The canonical spelling: seven digits, then the upper-case letter.
  package var description: String {
    let digits = String(number)
    let padding = String(repeating: "0", count: UAI.digitCount - digits.count)
    return "\(padding)\(digits)\(controlLetter)"
  }

  /// Orders schools by their digits.
  package static func < (left: UAI, right: UAI) -> Bool { left.number < right.number }
}

extension UAI {
  private static let digitCount = 7
  private static let characterCount = digitCount + 1
  private static let letters = Array("ABCDEFGHJKLMNPRSTUVWXYZ".unicodeScalars)

  private static func letter(of number: UInt32) -> Unicode.Scalar {
    letters[Int(number) % letters.count]
  }

  private static func trimmed(_ text: String) -> ArraySlice<Unicode.Scalar> {
    var scalars = Array(text.unicodeScalars)[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return scalars
  }

  private static func number(
    of digits: ArraySlice<Unicode.Scalar>
  ) throws(UAIError) -> UInt32 {
    var number: UInt32 = 0
    for digit in digits {
      guard digit >= "0", digit <= "9" else { throw .digits }
      number = number * 10 + (digit.value - 48)
    }
    return number
  }

  private static func uppercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar >= "a", scalar <= "z" else { return scalar }
    return Unicode.Scalar(UInt8(scalar.value - 32))
  }
}
