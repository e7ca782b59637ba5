/// Draws from a seed, so that a failing test can be run again.
package struct Dice: Sendable {
  private var generator: SplitMix64

  /// Begins at a seed.
  package init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// 64 random bits.
  package mutating func bits() -> UInt64 { generator.next() }

  /// A number from 0 up to, and not with, `limit`.
  package mutating func draw(below limit: Int) -> Int { Int(bits() % UInt64(max(limit, 1))) }
}
