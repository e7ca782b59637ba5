import Aggregates
import Testing

/// Every possible world of one area is tried: the attacker knows the method and throws out only worlds that would have shown
/// something else.
@Suite struct `Somebody who knows the method` {
  /// Expects that whatever is shown, each union of categories with a small count could have any small count.
  ///
  /// A set member is not asked about, for only every third count of it is among the worlds.
  private func expectAllPossible<Shown: Hashable>(
    in worlds: SmallWorlds, below least: Int, _ shown: (ExactCounts) throws -> Shown
  ) throws {
    var possible: [Shown: [Set<Int>]] = [:]
    let members = worlds.questions.last?.name == "form" ? 2 : 0
    for world in worlds.all {
      let key = try shown(world)
      let sums = SmallWorlds.sums(world).dropLast(members)
      var sets = possible[key] ?? [Set<Int>](repeating: [], count: sums.count)
      for (place, sum) in sums.enumerated() where sum < least { sets[place].insert(sum) }
      possible[key] = sets
    }
    #expect(possible.count > 10)
    for sets in possible.values {
      for set in sets where !set.isEmpty { #expect(set == Set(0..<least)) }
    }
  }

  @Test(arguments: [SmallWorlds.flat(upTo: 34), .nested(upTo: 34)])
  func `in public finds every small count possible`(worlds: SmallWorlds) throws {
    let threshold = try Threshold(for: .everybody)
    try expectAllPossible(in: worlds, below: 11) {
      ShownCounts($0, worlds.questions, threshold: threshold)
    }
  }

  @Test(arguments: [SmallWorlds.flat(upTo: 34), .nested(upTo: 34), .twiceNested(upTo: 16)])
  func `inside finds every small count possible, with the public view beside it`(
    worlds: SmallWorlds
  ) throws {
    let (inside, open) = (try Threshold(for: .inside), try Threshold(for: .everybody))
    try expectAllPossible(in: worlds, below: 5) { world in
      let shown = ShownCounts(world, worlds.questions, threshold: inside)
      return [shown, shown.under(open, worlds.questions)]
    }
  }

  @Test(arguments: [SmallWorlds.flat(upTo: 34), .nested(upTo: 34)])
  func `sees in a higher threshold what would have been shown at first`(worlds: SmallWorlds) throws
  {
    let (inside, open) = (try Threshold(for: .inside), try Threshold(for: .everybody))
    for world in worlds.all {
      let first = ShownCounts(world, worlds.questions, threshold: inside)
      #expect(
        first.under(open, worlds.questions)
          == ShownCounts(world, worlds.questions, threshold: open))
    }
  }

  @Test func `finds small counts where categories are shown on without looking at what is left`() {
    var possible: [[Int]: Set<Int>] = [:]
    for world in SmallWorlds.flat(upTo: 24).all where world.total >= 11 {
      let shown = world.answers[0].map { $0 < 11 ? -1 : $0 }
      if world.answers[0][2] < 11 {
        possible[[world.total] + shown, default: []].insert(world.answers[0][2])
      }
    }
    #expect(possible.values.contains { $0.count == 1 })
  }
}
