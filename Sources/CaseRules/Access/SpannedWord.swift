internal import CaseModel

/// A word of a text, with where it stands.
struct SpannedWord: Hashable, Sendable {
  /// The word in small letters, without accents and invisible marks.
  let folded: String
  /// Its scalars.
  let range: Range<Int>
  /// Whether its first letter is a capital.
  let startsWithCapital: Bool
  /// Whether all its letters are capitals.
  let isAllCapitals: Bool
  /// Whether at most three scalars part it from the word before: `Léa – Martin`, not two sentences.
  let isClose: Bool

  private static let closeMax = 3

  /// The words of a text: runs of letters; digits, underscores and signs part them, invisible marks do not.
  static func words(of scalars: [Unicode.Scalar]) -> [SpannedWord] {
    var words: [SpannedWord] = []
    var place = 0
    while place < scalars.count {
      guard isLetter(scalars[place]) else {
        place += 1
        continue
      }
      let start = place
      while place < scalars.count,
        isLetter(scalars[place]) || isMark(scalars[place])
          || scalars[place].properties.isDefaultIgnorableCodePoint
      {
        place += 1
      }
      words.append(SpannedWord(scalars, start..<place, after: words.last?.range.upperBound))
    }
    return words
  }

  private init(_ scalars: [Unicode.Scalar], _ range: Range<Int>, after end: Int?) {
    var seen = String.UnicodeScalarView()
    for scalar in scalars[range] where !scalar.properties.isDefaultIgnorableCodePoint {
      seen.append(scalar)
    }
    folded = TextFolding.fold(String(seen))
    self.range = range
    startsWithCapital = seen.first?.properties.isUppercase == true
    isAllCapitals = seen.allSatisfy { $0.properties.isUppercase || Self.isMark($0) }
    let gap = end.map { scalars[$0..<range.lowerBound] } ?? []
    isClose =
      end != nil
      && gap.count { !$0.properties.isDefaultIgnorableCodePoint } <= Self.closeMax
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic
  }

  /// Accents that stand on the letter before.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    ("\u{300}"..."\u{36F}").contains(scalar)
  }
}
