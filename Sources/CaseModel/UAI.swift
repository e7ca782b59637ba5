/// The national number of a school.
///
/// Shape: seven digits, then a control letter: the digits modulo 23 in an alphabet without I, O
/// and Q. Source: domain study A2 (verified there on 47,558 real numbers).
package struct UAI: Hashable, Sendable {
  /// The seven digits and the letter.
  package let text: String

  /// Reads a number as people write it; the letter may be small.
  ///
  /// Throws: `.notUAI` for another shape, `.controlLetter` with the letter that would fit.
  package init(_ text: String) throws(CaseReferenceError) {
    let bytes = Array(text.utf8)
    guard bytes.count == Self.digitCount + 1, let last = bytes.last,
      bytes.dropLast().allSatisfy({ (0x30...0x39).contains($0) }),
      let digits = Int(text.dropLast()),
      (0x41...0x5A).contains(last) || (0x61...0x7A).contains(last)
    else { throw .notUAI }
    let letter = Self.controlLetter(ofDigits: digits)
    guard last & 0xDF == letter else {
      throw .controlLetter(expected: Character(Unicode.Scalar(letter)))
    }
    self.init(digits: digits)
  }

  /// Completes the seven digits with their letter; `digits` beyond seven places are cut off.
  package init(digits: Int) {
    let kept = String(digits.magnitude % 10_000_000)
    let zeros = String(repeating: "0", count: Self.digitCount - kept.count)
    let letter = Self.controlLetter(ofDigits: Int(digits.magnitude % 10_000_000))
    text = zeros + kept + String(Unicode.Scalar(letter))
  }

  private static let digitCount = 7
  private static let alphabet = Array("ABCDEFGHJKLMNPRSTUVWXYZ".utf8)

  private static func controlLetter(ofDigits digits: Int) -> UInt8 {
    alphabet[digits % alphabet.count]
  }
}

extension UAI: CustomStringConvertible {
  /// The seven digits and the letter.
  package var description: String { text }
}
