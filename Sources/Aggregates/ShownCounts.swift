/// What is shown of one area and period: the total unless it is small, and of each question the first categories that are safe.
///
/// The rule, the same for everybody and known to all: a total below the threshold is not shown, and nothing of its questions.
/// Of a question the categories are shown one after the other while each is at least the threshold, and what is left after it
/// is too. A question about one category's records is shown in the same way, of that category's count, when that is shown.
/// So every count that is shown, and every difference of two, is at least the threshold; and what is not shown could be any
/// number from nothing to the threshold without a figure changing. Proof: `protocol/decisions/0007-counts.md`.
package struct ShownCounts: Hashable, Sendable, Codable {
  /// The total, `nil` when it is hidden.
  package let total: Int?
  /// For each question the counts of its first categories.
  package let answers: [[Int]]

  /// Hides what is not to be shown.
  package init(_ exact: ExactCounts, _ questions: [Question], threshold: Threshold) {
    self.init(total: exact.total, exact.answers, questions, threshold.value)
  }

  /// Nothing is shown.
  package init(withheld questionCount: Int) {
    total = nil
    answers = [[Int]](repeating: [], count: questionCount)
  }

  private init(total: Int?, _ counts: [[Int]], _ questions: [Question], _ least: Int) {
    let isShown = total.map { $0 >= least } ?? false
    let known = isShown ? total : nil
    var answers: [[Int]] = []
    for (place, counts) in counts.enumerated() {
      let base = Self.base(of: place, known, answers, questions)
      answers.append(base.map { Self.safeFirst(counts, of: $0, least) } ?? [])
    }
    self.total = known
    self.answers = answers
  }

  private static func safeFirst(_ counts: [Int], of base: Int, _ least: Int) -> [Int] {
    var left = base
    var shown: [Int] = []
    for count in counts {
      guard count >= least, left - count >= least else { break }
      shown.append(count)
      left -= count
    }
    return shown
  }

  /// The count of the records a question is asked of, from what is shown of the questions before it; `nil` when it is hidden.
  private static func base(
    of place: Int, _ total: Int?, _ answers: [[Int]], _ questions: [Question]
  ) -> Int? {
    guard place < questions.count else { return nil }
    guard let scope = questions[place].scope else { return total }
    guard let parent = questions[..<place].firstIndex(where: { $0.name == scope.question }),
      let category = questions[parent].categories.firstIndex(of: scope.category)
    else { return nil }
    if category < answers[parent].count { return answers[parent][category] }
    let isOnlyHidden = answers[parent].count == questions[parent].categories.count - 1
    guard isOnlyHidden, let base = base(of: parent, total, answers, questions) else { return nil }
    return base - answers[parent].reduce(0, +)
  }

  /// The count of the records a question is asked of; `nil` when it is hidden.
  func base(of place: Int, _ questions: [Question]) -> Int? {
    Self.base(of: place, total, answers, questions)
  }

  /// What is shown of it under a higher threshold: the same as if it had been hidden so at first.
  ///
  /// It looks at what is shown and at nothing else, so somebody who sees both learns nothing from it.
  package func under(_ threshold: Threshold, _ questions: [Question]) -> ShownCounts {
    ShownCounts(total: total, answers, questions, threshold.value)
  }
}
