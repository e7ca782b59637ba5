/// One thing that records are told apart by: categories that exclude each other and leave no record out.
///
/// The order of the categories matters, for they are shown from the first on as long as that is safe: the ones that are
/// expected to be large come first. It is chosen before anything is counted. A set member is a question with the categories
/// `no` and `yes`.
///
/// A question may be asked of the records of one category of another question only, and comes after that one.
package struct Question: Hashable, Sendable, Codable {
  /// The one category whose records a question is asked of.
  package struct Scope: Hashable, Sendable, Codable {
    package let question: String
    package let category: String

    /// Names a category.
    package init(_ question: String, _ category: String) {
      self.question = question
      self.category = category
    }
  }

  package let name: String
  package let categories: [String]
  /// Whose records it is asked of; all records of the unit when `nil`.
  package let scope: Scope?

  /// Declares a question.
  package init(_ name: String, _ categories: [String], of scope: Scope? = nil) {
    self.name = name
    self.categories = categories
    self.scope = scope
  }

  /// Whether a set has a member.
  package static func member(_ name: String) -> Question { Question(name, ["no", "yes"]) }
}

/// What a table may be broken down by.
package enum Breakdown: Hashable, Sendable {
  /// One question's categories, which add up to the total.
  case categories(Question)
  /// The members of a set, which overlap and do not add up.
  case members(name: String, [(code: String, question: Question)])

  package var name: String {
    switch self {
    case .categories(let question): question.name
    case .members(let name, _): name
    }
  }

  /// The questions behind it.
  package var questions: [Question] {
    switch self {
    case .categories(let question): [question]
    case .members(_, let members): members.map(\.question)
    }
  }

  package static func == (left: Breakdown, right: Breakdown) -> Bool {
    left.name == right.name && left.questions == right.questions
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// What is counted: records of one kind in the month of one of their dates, with everything they may be told apart by.
///
/// Everything that is said of the same records is in one unit, and released together, so that nothing is said of them twice.
package struct CountedUnit: Hashable, Sendable {
  package let name: String
  package let breakdowns: [Breakdown]

  /// Declares a unit.
  package init(_ name: String, _ breakdowns: [Breakdown]) {
    self.name = name
    self.breakdowns = breakdowns
  }

  /// All its questions.
  package var questions: [Question] { breakdowns.flatMap(\.questions) }
}
