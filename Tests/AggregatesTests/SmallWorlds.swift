import Aggregates

/// Every world of one area up to some size, for attackers who try them all.
struct SmallWorlds {
  let questions: [Question]
  let all: [ExactCounts]

  /// Three categories, and a set member beside them.
  static func flat(upTo max: Int) -> SmallWorlds {
    var worlds: [ExactCounts] = []
    for total in 0...max {
      for split in splits(of: total, into: 3) {
        for member in stride(from: 0, through: total, by: 3) {
          worlds.append(ExactCounts(total: total, answers: [split, [total - member, member]]))
        }
      }
    }
    return SmallWorlds(
      questions: [Question("kind", ["a", "b", "c"]), .member("form")], all: worlds)
  }

  /// Two categories, one of which is told apart again, in three.
  static func nested(upTo max: Int) -> SmallWorlds {
    var worlds: [ExactCounts] = []
    for total in 0...max {
      for first in 0...total {
        for split in splits(of: first, into: 3) {
          worlds.append(ExactCounts(total: total, answers: [[first, total - first], split]))
        }
      }
    }
    return SmallWorlds(questions: Array(nestedQuestions.prefix(2)), all: worlds)
  }

  /// Two categories, the second of which is told apart in two ways.
  static func twiceNested(upTo max: Int) -> SmallWorlds {
    var worlds: [ExactCounts] = []
    for total in 0...max {
      for first in 0...total {
        for split in splits(of: first, into: 3) {
          for other in 0...first {
            worlds.append(
              ExactCounts(
                total: total, answers: [[first, total - first], split, [other, first - other]]))
          }
        }
      }
    }
    return SmallWorlds(questions: nestedQuestions, all: worlds)
  }

  private static let nestedQuestions = [
    Question("step", ["decided", "sent"]),
    Question("outcome", ["a", "b", "c"], of: Question.Scope("step", "decided")),
    Question("delay", ["short", "long"], of: Question.Scope("step", "decided")),
  ]

  private static func splits(of total: Int, into count: Int) -> [[Int]] {
    guard count > 1 else { return [[total]] }
    return (0...total).flatMap { first in
      splits(of: total - first, into: count - 1).map { [first] + $0 }
    }
  }

  /// The total, and the count of every union of some categories of one question.
  static func sums(_ world: ExactCounts) -> [Int] {
    [world.total]
      + world.answers.flatMap { counts in
        (1..<(1 << counts.count) - 1).map { set in
          counts.indices.reduce(0) { $0 + (set >> $1 & 1 == 1 ? counts[$1] : 0) }
        }
      }
  }
}
