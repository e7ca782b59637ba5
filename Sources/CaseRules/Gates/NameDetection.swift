internal import CaseModel

/// Finds names in a text that is read beyond the school.
///
/// Certain: a first or last name of a person of the case, whatever its accents, capitals, hyphens and
/// apostrophes, alone, or joined to the other as in a handle. A doubt: two words in a row with a capital.
/// A heuristic: nicknames, misspellings and names of people outside the case in small letters pass, and
/// a person's name that is also a word (Rose) is refused even as the word.
package struct NameDetection: Sendable {
  /// A place in a text that may name somebody.
  package struct Finding: Hashable, Sendable {
    /// How sure it is.
    package enum Kind: Hashable, Sendable {
      case personOfTheCase
      case twoCapitals
    }

    /// How sure it is.
    package let kind: Kind
    /// The words it stands in, counted from 0; the text itself is never copied into an answer.
    package let words: Range<Int>
  }

  /// The names as runs of folded words; each run names somebody.
  private let runs: Set<[String]>
  private let longestRun: Int

  /// Looks for these persons.
  package init(of names: [PersonName]) {
    var runs: Set<[String]> = []
    for name in names {
      let last = TextWord.words(of: name.last).map(\.folded)
      let first = TextWord.words(of: name.first).map(\.folded)
      runs.formUnion([last, first, last + first, first + last])
      runs.formUnion([last, first, last + first, first + last].map { [$0.joined()] })
      runs.formUnion((last + first).filter { $0.count > 2 }.map { [$0] })
    }
    self.runs = runs.filter { Self.isTelling($0) }
    longestRun = self.runs.map(\.count).max() ?? 0
  }

  /// What the text may name, in the order it is read.
  package func findings(in text: String) -> [Finding] {
    let words = TextWord.words(of: text)
    var findings: [Finding] = []
    var place = 0
    while place < words.count {
      if let length = lengthOfRun(at: place, words) {
        findings.append(Finding(kind: .personOfTheCase, words: place..<place + length))
        place += length
      } else if Self.isPair(at: place, words) {
        findings.append(Finding(kind: .twoCapitals, words: place..<place + 2))
        place += lengthOfRun(at: place + 1, words) == nil ? 2 : 1
      } else {
        place += 1
      }
    }
    return findings
  }

  private func lengthOfRun(at place: Int, _ words: [TextWord]) -> Int? {
    let most = min(longestRun, words.count - place)
    return stride(from: most, to: 0, by: -1).first { length in
      runs.contains(words[place..<place + length].map(\.folded))
    }
  }

  /// Whether a run says who is meant: an initial, an article or a particle alone does not.
  private static func isTelling(_ run: [String]) -> Bool {
    guard let only = run.first, run.count == 1 else { return !run.isEmpty }
    return only.count > 1 && !TextWord.particles.contains(only)
  }

  private static func isPair(at place: Int, _ words: [TextWord]) -> Bool {
    guard place + 1 < words.count else { return false }
    let (first, second) = (words[place], words[place + 1])
    return first.isCapitalised && second.isCapitalised && second.followsClosely
      && !TextWord.particles.contains(first.folded)
  }
}
