/// The words that a person typed after a program's name, which no error may repeat: one may be a pupil's.
package struct TypedWords: Sendable {
  private let words: [String]

  /// The words, without the program's name.
  package init(_ words: [String]) { self.words = words }

  /// A message of the argument parser, which quotes what it cannot read, with the place of a word instead of the word.
  ///
  /// What looks like the name of an option stays: it is the program's own, or a slip in one.
  ///
  /// - Parameters:
  ///   - message: what the parser says.
  ///   - place: how to say which word it was, counted from 1.
  /// - Returns: the message, without them.
  package func hidden(in message: String, place: (Int) -> String) -> String {
    var message = message
    for (index, word) in words.enumerated() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if let name = parts.first, Self.isOption(name) {
        guard parts.count == 2 else { continue }
        message = message.replacing("'\(word)'", with: "'\(name)'")
        if !parts[1].isEmpty {
          message = message.replacing("'\(parts[1])'", with: place(index + 1))
        }
      } else if word.contains(where: { $0 != "-" }) {
        message = message.replacing("'\(word)'", with: place(index + 1))
        // Words with a dash before them are not always put in quotes.
        if word.hasPrefix("-") { message = message.replacing(word, with: place(index + 1)) }
      }
    }
    return message
  }

  /// Whether a word begins with a dash and is no option: a text that the parser takes for one.
  package var holdTextBehindDash: Bool {
    words.prefix { $0 != "--" }.contains {
      $0.hasPrefix("-") && !Self.isOption($0.prefix { $0 != "=" }) && $0.contains { $0 != "-" }
    }
  }

  /// Whether a word can be the name of an option: a dash or two, then small letters, digits, dashes and underscores.
  package static func isOption(_ word: Substring) -> Bool {
    let name = word.hasPrefix("--") ? word.dropFirst(2) : word.dropFirst()
    guard word.hasPrefix("-"), let first = name.utf8.first, (97...122).contains(first) else {
      return false
    }
    return name.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95
    }
  }
}
