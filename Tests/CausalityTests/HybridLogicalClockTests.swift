import Causality
import TestInput
import Testing

@Suite struct `A hybrid logical clock` {
  @Test func `issues rising stamps over hostile clocks (I1)`() {
    var dice = Dice(seed: 4)
    let walls: [UInt64] = [
      0, 1_700_000_000_000, 4_070_908_800_000, 1 << 48, .max, 1_699_999_999_999,
    ]
    var clock = HybridLogicalClock()
    for _ in 0..<5000 {
      let before = clock.latest
      if dice.draw(below: 3) == 0 {
        clock.observe(
          HybridTimestamp(rawValue: dice.bits()), trustedMilliseconds: walls[dice.draw(below: 2)])
        #expect(clock.latest >= before)
      } else {
        let issued = clock.issue(wallMilliseconds: walls[dice.draw(below: 2)])
        #expect(issued > before)
      }
    }
  }

  @Test func `stays at the greatest stamp instead of wrapping`() {
    var clock = HybridLogicalClock(latest: HybridTimestamp(rawValue: .max))
    #expect(clock.issue(wallMilliseconds: .max).rawValue == .max)
    #expect(clock.issue(wallMilliseconds: 0).rawValue == .max)
  }

  @Test func `keeps 70,000 edits of one millisecond apart and in order (I7)`() {
    var clock = HybridLogicalClock()
    var last = HybridTimestamp.zero
    for _ in 0..<70_000 {
      let issued = clock.issue(wallMilliseconds: 1_700_000_000_000)
      if issued <= last { Issue.record("not rising") }
      last = issued
    }
    #expect(last == HybridTimestamp(milliseconds: 1_700_000_000_001, counter: 4463))
  }

  @Test func `never follows another machine beyond the drift limit (I3)`() {
    var dice = Dice(seed: 5)
    let trusted: UInt64 = 1_700_000_000_000
    var clock = HybridLogicalClock()
    for _ in 0..<2000 {
      clock.observe(HybridTimestamp(rawValue: dice.bits()), trustedMilliseconds: trusted)
      #expect(clock.latest.milliseconds <= trusted + HybridLogicalClock.driftLimitMilliseconds)
    }
  }

  @Test func `agrees with the vectors`() throws {
    struct Case: Decodable {
      struct Step: Decodable {
        let issue: String?
        let observe: String?
        let trusted: String?
        let latest: String
      }

      let steps: [Step]
    }
    for one in try VectorFile.cases("causality/valid/hybrid-clock.json", as: Case.self) {
      var clock = HybridLogicalClock()
      for step in one.steps {
        if let wall = step.issue.flatMap({ UInt64($0) }) { _ = clock.issue(wallMilliseconds: wall) }
        if let stamp = step.observe.flatMap({ UInt64($0) }),
          let trusted = step.trusted.flatMap({ UInt64($0) })
        {
          clock.observe(HybridTimestamp(rawValue: stamp), trustedMilliseconds: trusted)
        }
        #expect(String(clock.latest.rawValue) == step.latest)
      }
    }
  }
}
