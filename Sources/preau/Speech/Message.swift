internal import CaseModel
internal import RecordModel

/// What a person is told when something did not go as asked: what happened, what is safe, what to do next.
struct Message: Hashable {
  let happened: Label
  let safe: Label?
  let next: Label?

  /// A message from its parts, each in both languages.
  init(_ happened: Label, safe: Label? = nil, next: Label? = nil) {
    self.happened = happened
    self.safe = safe
    self.next = next
  }

  /// The parts that there are, one a line.
  func text(in language: Language) -> String {
    [happened, safe, next].compactMap { $0?.text(in: language) }.joined(separator: "\n")
  }

  /// The sentence most failures share.
  static let nothingChanged = Label("Rien n’a été modifié.", "Nothing was changed.")
}
