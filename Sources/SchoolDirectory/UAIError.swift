/// Why a text is not a UAI; it never repeats the text itself.
package enum UAIError: Error, Equatable, Sendable {
  /// Not eight characters once the surrounding white space is gone.
  case length(found: Int)
  /// One of the first seven characters is not an ASCII digit.
  case digits
  /// The last character is not the letter that the seven digits demand.
  case letter(expected: Character)
}
