/// What is shown of one area and period: the total unless it is small, and of each question the first categories that are safe.
///
/// The rule, the same for everybody and known to all: a total below the threshold is not shown, and nothing of its questions.
/// Of a question the categories are shown one after the other while each is at least the threshold, and what is left after it
/// is too. So every count that is shown, and every difference of two, is at least the threshold; and what is not shown could
/// be any number from nothing to the threshold without a figure changing. Proof: `protocol/decisions/0007-counts.md`.
package struct ShownCounts: Hashable, Sendable, Codable {
  /// The total, `nil` when it is hidden.
  package let total: Int?
  /// For each question the counts of its first categories.
  package let answers: [[Int]]

  /// Hides what is not to be shown.
  package init(_ exact: ExactCounts, threshold: Threshold) {
    self.init(total: exact.total, answers: exact.answers, threshold.value)
  }

  /// Nothing is shown.
  package init(withheld questionCount: Int) {
    total = nil
    answers = [[Int]](repeating: [], count: questionCount)
  }

  private init(total: Int?, answers: [[Int]], _ least: Int) {
    let isShown = total.map { $0 >= least } ?? false
    let known = isShown ? total : nil
    self.total = known
    self.answers = answers.map { counts in
      known.map { Self.safeFirst(counts, of: $0, least) } ?? []
    }
  }

  private static func safeFirst(_ counts: [Int], of total: Int, _ least: Int) -> [Int] {
    var left = total
    var shown: [Int] = []
    for count in counts {
      guard count >= least, left - count >= least else { break }
      shown.append(count)
      left -= count
    }
    return shown
  }

  /// What is shown of it under a higher threshold: the same as if it had been hidden so at first.
  ///
  /// It looks at what is shown and at nothing else, so somebody who sees both learns nothing from it.
  package func under(_ threshold: Threshold) -> ShownCounts {
    ShownCounts(total: total, answers: answers, threshold.value)
  }

  /// The total as a figure.
  package func totalFigure(_ threshold: Threshold, isWithheld: Bool) -> Figure {
    if let total { return Figure(total) }
    return isWithheld ? Figure(atLeast: 0) : Figure(0, threshold.value - 1)
  }

  /// A category as a figure, by the places of its question and of itself.
  package func figure(
    question: Int, category: Int, of categoryCount: Int, _ threshold: Threshold, isWithheld: Bool
  ) -> Figure {
    guard let total else { return totalFigure(threshold, isWithheld: isWithheld) }
    let shown = answers[question]
    if category < shown.count { return Figure(shown[category]) }
    let left = total - shown.reduce(0, +)
    return shown.count == categoryCount - 1 ? Figure(left) : Figure(0, left)
  }
}
