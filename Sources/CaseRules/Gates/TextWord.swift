internal import CaseModel

/// A word of a text: a run of letters.
struct TextWord: Hashable, Sendable {
  /// The word in small letters, without accents.
  let folded: String
  /// Whether it starts with a capital and goes on: an initial is no name.
  let isCapitalised: Bool
  /// Whether only a space or a hyphen parts it from the word before.
  let followsClosely: Bool

  /// The words of a text, in its order; digits, underscores and signs part words, invisible marks do not.
  static func words(of text: String) -> [TextWord] {
    var words: [TextWord] = []
    var letters = String.UnicodeScalarView()
    var gap = String.UnicodeScalarView()
    func close() {
      guard !letters.isEmpty else { return }
      words.append(TextWord(letters: String(letters), gap: String(gap)))
      letters.removeAll()
      gap.removeAll()
    }
    for scalar in text.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
      if scalar.properties.isAlphabetic || combining.contains(scalar) {
        letters.append(scalar)
      } else {
        close()
        gap.append(scalar)
      }
    }
    close()
    return words
  }

  private init(letters: String, gap: String) {
    folded = TextFolding.fold(letters)
    let first = letters.unicodeScalars.first
    isCapitalised = first?.properties.isUppercase == true && letters.count > 1
    followsClosely = gap == " " || gap == "-" || gap == "\u{A0}"
  }

  private static let combining: ClosedRange<Unicode.Scalar> = "\u{300}"..."\u{36F}"

  /// Words that start sentences or stand in names without saying who is meant, folded.
  static let particles: Set<String> = [
    "a", "al", "an", "au", "aux", "ben", "bin", "ce", "ces", "cet", "cette", "d", "da", "dans",
    "das", "de", "del", "der", "des", "di", "do", "dos", "du", "el", "elle", "elles", "en", "et",
    "il", "ils", "in", "it", "l", "la", "le", "les", "leur", "lui", "ma", "mais", "mon", "n", "ne",
    "nos", "notre", "nous", "on", "or", "ou", "par", "pas", "pour", "qu", "que", "qui", "sa", "se",
    "ses", "si", "son", "sur", "the", "this", "un", "une", "van", "von", "vos", "votre", "vous",
  ]
}
