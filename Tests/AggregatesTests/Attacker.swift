import Aggregates

/// Somebody who has read every table ever shown, and wants to know what none of them shows.
///
/// Knows that counts are whole and not negative, that categories add up to their total and areas and periods to larger ones,
/// and what every figure says. Draws every conclusion from one fact at a time until none is left, and before that solves all
/// the equations at once, exactly.
struct Attacker {
  /// What is known of a weighted sum of cells: the least and the greatest it can be.
  struct Fact {
    var weights: [Int: Int]
    var lower: Int
    var upper: Int?
  }

  private(set) var lower: [Int]
  private(set) var upper: [Int?]
  private var facts: [Fact] = []

  init(cellCount: Int) {
    lower = [Int](repeating: 0, count: cellCount)
    upper = [Int?](repeating: nil, count: cellCount)
  }

  /// Learns what a figure says of the sum of some cells.
  mutating func learn(_ cells: [Int], _ figure: Figure) {
    var weights: [Int: Int] = [:]
    for cell in cells { weights[cell, default: 0] += 1 }
    facts.append(Fact(weights: weights, lower: figure.lower, upper: figure.upper))
  }

  /// Learns that some cells add up to another.
  mutating func learn(_ parts: [Int], addUpTo total: Int) {
    var weights: [Int: Int] = [total: -1]
    for part in parts { weights[part, default: 0] += 1 }
    facts.append(Fact(weights: weights, lower: 0, upper: 0))
  }

  /// Whether a cell is known.
  func knows(_ cell: Int) -> Bool { lower[cell] == upper[cell] }

  /// Concludes all that can be.
  mutating func conclude() {
    narrowAll()
    facts += solvedEquations()
    narrowAll()
  }

  private mutating func narrowAll() {
    for _ in 0..<200 {
      var isNew = false
      for fact in facts where narrow(fact) { isNew = true }
      if !isNew { return }
    }
  }

  private mutating func narrow(_ fact: Fact) -> Bool {
    var isNew = false
    for (cell, weight) in fact.weights {
      var (restLower, restUpper): (Int?, Int?) = (0, 0)
      for (other, weight) in fact.weights where other != cell {
        let (low, high) = (
          weight > 0 ? lower[other] * weight : upper[other].map { $0 * weight },
          weight > 0 ? upper[other].map { $0 * weight } : lower[other] * weight
        )
        restLower = restLower.flatMap { rest in low.map { $0 + rest } }
        restUpper = restUpper.flatMap { rest in high.map { $0 + rest } }
      }
      let most = fact.upper.flatMap { top in restLower.map { top - $0 } }
      let least = restUpper.map { fact.lower - $0 }
      if limit(cell, weight, least, most) { isNew = true }
    }
    return isNew
  }

  /// Takes in that `weight` times a cell is at least one number and at most another.
  private mutating func limit(_ cell: Int, _ weight: Int, _ least: Int?, _ most: Int?) -> Bool {
    let (least, most, weight) =
      weight > 0 ? (least, most, weight) : (most.map { -$0 }, least.map { -$0 }, -weight)
    var isNew = false
    if let least, least > 0, (least + weight - 1) / weight > lower[cell] {
      lower[cell] = (least + weight - 1) / weight
      isNew = true
    }
    if let most, most >= 0, upper[cell].map({ most / weight < $0 }) ?? true {
      upper[cell] = most / weight
      isNew = true
    }
    return isNew
  }

  /// The equations among the facts, solved by Gauss's elimination over exact fractions; each row is a new fact.
  private func solvedEquations() -> [Fact] {
    let width = lower.count + 1
    var rows = facts.filter { $0.lower == $0.upper }.map { fact in
      var row = [Fraction](repeating: Fraction(0), count: width)
      for (cell, weight) in fact.weights { row[cell] = Fraction(weight) }
      row[width - 1] = Fraction(fact.lower)
      return row
    }
    var done = 0
    for column in 0..<(width - 1) where done < rows.count {
      guard let pivot = (done..<rows.count).first(where: { !rows[$0][column].isZero }) else {
        continue
      }
      rows.swapAt(done, pivot)
      let divisor = rows[done][column]
      for place in 0..<width where !rows[done][place].isZero {
        rows[done][place] = rows[done][place] / divisor
      }
      for row in rows.indices where row != done && !rows[row][column].isZero {
        let factor = rows[row][column]
        for place in 0..<width where !rows[done][place].isZero {
          rows[row][place] = rows[row][place] - factor * rows[done][place]
        }
      }
      done += 1
    }
    return rows.prefix(done).map(Self.fact)
  }

  private static func fact(_ row: [Fraction]) -> Fact {
    let common = row.reduce(1) { $0 / Fraction.greatestDivisor($0, $1.bottom) * $1.bottom }
    var weights: [Int: Int] = [:]
    for (cell, value) in row.dropLast().enumerated() where !value.isZero {
      weights[cell] = value.top * (common / value.bottom)
    }
    let sum = row[row.count - 1]
    let total = sum.top * (common / sum.bottom)
    return Fact(weights: weights, lower: total, upper: total)
  }
}
