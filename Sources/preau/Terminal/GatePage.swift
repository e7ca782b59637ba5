internal import CaseModel
internal import CaseRules
internal import RecordModel

/// What the gates say of something planned: each with its number, its reason and the text it rests on.
struct GatePage {
  private let answers: [GateAnswer]
  private let language: Language

  init(_ answers: [GateAnswer], language: Language) {
    self.answers = answers
    self.language = language
  }

  /// The lines of what refuses, then of what somebody should know; none when there is nothing to say.
  var lines: [String] {
    (answers.refusals + answers.filter { $0.verdict == .advised }).flatMap(lines)
  }

  /// Tells them beside the results.
  func note() { lines.forEach(Terminal.note) }

  private func lines(_ answer: GateAnswer) -> [String] {
    let mark = answer.isRefused ? "✗" : "!"
    let sentences = answer.reasons.map { $0.sentence.text(in: language) }
    let colon = Label(" : ", ": ").text(in: language)
    return sentences.map { "\(mark) \(answer.gate.rawValue)\(colon)\($0)" }
      + ["    \(answer.article.text(in: language))"]
  }
}
