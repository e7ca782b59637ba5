/// Reads what is shown of one area and period as figures.
struct ShownReading {
  private let shown: ShownCounts
  private let questions: [Question]
  private let threshold: Threshold
  private let isWithheld: Bool

  init(_ shown: ShownCounts, _ questions: [Question], _ threshold: Threshold, isWithheld: Bool) {
    self.shown = shown
    self.questions = questions
    self.threshold = threshold
    self.isWithheld = isWithheld
  }

  /// All records.
  var total: Figure {
    if let total = shown.total { return Figure(total) }
    return isWithheld ? Figure(atLeast: 0) : Figure(0, threshold.value - 1)
  }

  /// The records that a question is asked of.
  func all(of place: Int) -> Figure {
    guard let scope = questions[place].scope else { return total }
    guard let parent = questions[..<place].firstIndex(where: { $0.name == scope.question }),
      let category = questions[parent].categories.firstIndex(of: scope.category)
    else { return total.upper.map { Figure(0, $0) } ?? total }
    return figure(parent, category)
  }

  /// One category of a question, by their places.
  func figure(_ place: Int, _ category: Int) -> Figure {
    guard let base = shown.base(of: place, questions) else {
      return all(of: place).upper.map { Figure(0, $0) } ?? Figure(atLeast: 0)
    }
    let answers = shown.answers[place]
    if category < answers.count { return Figure(answers[category]) }
    let left = base - answers.reduce(0, +)
    return answers.count == questions[place].categories.count - 1 ? Figure(left) : Figure(0, left)
  }
}
