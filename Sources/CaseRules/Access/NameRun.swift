internal import CaseModel

/// Words that, one after the other, name somebody.
struct NameRun: Hashable, Sendable {
  /// The words in small letters, without accents.
  let words: [String]
  /// Whether it is a name only with a capital: a name that is also a word of every sentence.
  let needsCapital: Bool

  /// The words of a name.
  static func words(of name: String) -> [String] {
    SpannedWord.words(of: Array(name.unicodeScalars)).map(\.folded)
  }

  /// What a name can be written as: whole in either order, each half, and each word that says something alone.
  static func all(of name: PersonName) -> [NameRun] {
    let (last, first) = (words(of: name.last), words(of: name.first))
    let runs = [last + first, first + last, last, first].filter { !$0.isEmpty }
    let alone = (last + first).filter { $0.unicodeScalars.count > 1 && !isParticle($0) }
    return runs.filter { $0.count > 1 || !isTooShort($0[0]) }.map {
      NameRun(words: $0, needsCapital: $0.count == 1 && isParticle($0[0]))
    } + alone.map { NameRun(words: [$0], needsCapital: false) }
  }

  /// A name with its words run together, as in handles.
  static func joined(_ name: PersonName) -> [String] {
    let (last, first) = (words(of: name.last), words(of: name.first))
    return [last + first, first + last, last, first].filter { $0.count > 1 }
      .map { $0.joined() }.filter { $0.unicodeScalars.count > 2 }
  }

  /// Whether the run stands at a place among the words of a text.
  func stands(at place: Int, in text: [SpannedWord]) -> Bool {
    guard place + words.count <= text.count, !needsCapital || text[place].startsWithCapital else {
      return false
    }
    for (offset, word) in words.enumerated() {
      guard text[place + offset].folded == word, offset == 0 || text[place + offset].isClose else {
        return false
      }
    }
    return true
  }

  /// A single letter names nobody.
  private static func isTooShort(_ word: String) -> Bool { word.unicodeScalars.count < 2 }

  /// Words of names that are also words of every sentence.
  private static func isParticle(_ word: String) -> Bool { TextWord.particles.contains(word) }
}
