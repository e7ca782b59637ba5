/// The words that a person typed after a program's name, which no error may repeat: one may be a pupil's.
package struct TypedWords: Sendable {
  private let words: [String]

  /// The words, without the program's name.
  package init(_ words: [String]) { self.words = words }

  /// A message of the argument parser, which quotes what it cannot read, with the place of a word instead of the word.
  ///
  /// Names of options stay: they are the program's own, or a slip in one.
  ///
  /// - Parameters:
  ///   - message: what the parser says.
  ///   - place: how to say which word it was, counted from 1.
  /// - Returns: the message, without them.
  package func hidden(in message: String, place: (Int) -> String) -> String {
    var message = message
    for (index, word) in words.enumerated() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if word.hasPrefix("-"), parts.count == 2 {
        message = message.replacing("'\(word)'", with: "'\(parts[0])'")
      }
      guard let value = word.hasPrefix("-") ? parts.dropFirst().first : word[...], !value.isEmpty
      else { continue }
      message = message.replacing("'\(value)'", with: place(index + 1))
    }
    return message
  }
}
