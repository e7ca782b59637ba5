/// Draws the same numbers from the same seed, on every machine and in every release (SplitMix64).
///
/// Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
package struct SampleDice: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number within bounds; the slight bias of a remainder does not matter for samples.
  package mutating func number(in bounds: ClosedRange<Int>) -> Int {
    bounds.lowerBound + Int(next() % UInt64(bounds.upperBound - bounds.lowerBound + 1))
  }

  /// Whether something with this many chances in a hundred happens.
  package mutating func happens(percent: Int) -> Bool { number(in: 1...100) <= percent }

  /// One of several; there must be one.
  package mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[number(in: 0...choices.count - 1)]
  }

  /// Several different ones, in a drawn order; at most as many as there are.
  package mutating func pick<Choice>(_ count: Int, of choices: [Choice]) -> [Choice] {
    var left = choices
    return (0..<min(count, choices.count)).map { _ in
      left.remove(at: number(in: 0...left.count - 1))
    }
  }
}
