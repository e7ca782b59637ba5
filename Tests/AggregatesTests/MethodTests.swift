import Aggregates
import Testing

/// Every possible world of one area is tried: the attacker knows the method and throws out only worlds that would have shown
/// something else.
@Suite struct `Somebody who knows the method` {
  /// All ways to divide up to `max` records among three categories, and among those with and without a member of a set.
  private static func worlds(upTo max: Int) -> [ExactCounts] {
    var worlds: [ExactCounts] = []
    for total in 0...max {
      for first in 0...total {
        for second in 0...(total - first) {
          for member in stride(from: 0, through: total, by: 3) {
            worlds.append(
              ExactCounts(
                total: total,
                answers: [
                  [first, second, total - first - second], [total - member, member],
                ]))
          }
        }
      }
    }
    return worlds
  }

  /// The counts of every set of categories of the first question, by the set's bits.
  private static func sums(_ world: ExactCounts) -> [Int] {
    (1..<7).map { set in
      (0..<3).reduce(0) { $0 + (set >> $1 & 1 == 1 ? world.answers[0][$1] : 0) }
    }
  }

  private func expectAllPossible<Shown: Hashable>(
    below least: Int, upTo max: Int, _ shown: (ExactCounts) throws -> Shown
  ) throws {
    var possible: [Shown: [Set<Int>]] = [:]
    let worlds = Self.worlds(upTo: max)
    for world in worlds {
      let key = try shown(world)
      var sets = possible[key] ?? [Set<Int>](repeating: [], count: 7)
      for (place, sum) in ([world.total] + Self.sums(world)).enumerated() where sum < least {
        sets[place].insert(sum)
      }
      possible[key] = sets
    }
    #expect(possible.count > 10)
    for sets in possible.values {
      for set in sets where !set.isEmpty { #expect(set == Set(0..<least)) }
    }
  }

  @Test func `in public finds every small count possible`() throws {
    let threshold = try Threshold(for: .everybody)
    try expectAllPossible(below: 11, upTo: 30) { ShownCounts($0, threshold: threshold) }
  }

  @Test func `inside finds every small count possible, with the public view beside it`() throws {
    let (inside, open) = (try Threshold(for: .inside), try Threshold(for: .everybody))
    try expectAllPossible(below: 5, upTo: 24) { world in
      let shown = ShownCounts(world, threshold: inside)
      return [shown, shown.under(open)]
    }
  }

  @Test func `sees in a higher threshold what would have been shown at first`() throws {
    let (inside, open) = (try Threshold(for: .inside), try Threshold(for: .everybody))
    for world in Self.worlds(upTo: 30) {
      #expect(
        ShownCounts(world, threshold: inside).under(open) == ShownCounts(world, threshold: open))
    }
  }

  @Test func `finds small counts where categories are shown on without looking at what is left`()
    throws
  {
    var possible: [[Int]: Set<Int>] = [:]
    for world in Self.worlds(upTo: 24) where world.total >= 11 {
      let shown = world.answers[0].map { $0 < 11 ? -1 : $0 }
      if world.answers[0][2] < 11 {
        possible[[world.total] + shown, default: []].insert(world.answers[0][2])
      }
    }
    #expect(possible.values.contains { $0.count == 1 })
  }
}
