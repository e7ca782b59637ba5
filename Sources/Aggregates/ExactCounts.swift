/// What was really counted in one area and period, before anything is hidden.
package struct ExactCounts: Hashable, Sendable {
  package var total: Int
  /// For each question the count of each category, in the question's order.
  package var answers: [[Int]]

  /// Counts from their parts.
  package init(total: Int, answers: [[Int]]) {
    self.total = total
    self.answers = answers
  }

  /// No record.
  package init(_ questions: [Question]) {
    total = 0
    answers = questions.map { [Int](repeating: 0, count: $0.categories.count) }
  }
}
