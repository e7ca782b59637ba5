/// How much work one guess of a passphrase is, for whoever has the file.
///
/// Source: RFC 7914; 2^16 rounds of 8 blocks are 64 MiB and about a quarter of a second on a school's computer.
package struct ScryptCost: Hashable, Sendable {
  /// Rounds, a power of two.
  package let rounds: Int
  /// Blocks of 128 bytes per round.
  package let blockSize: Int
  /// Independent lanes.
  package let parallelism: Int

  /// A cost from its parts; `nil` for one that is too weak to protect, or too dear to compute.
  package init?(rounds: Int, blockSize: Int = 8, parallelism: Int = 1) {
    guard (Self.roundsMin...Self.roundsMax).contains(rounds), rounds.nonzeroBitCount == 1,
      (1...32).contains(blockSize), (1...16).contains(parallelism)
    else { return nil }
    self.init(unchecked: rounds, blockSize, parallelism)
  }

  private init(unchecked rounds: Int, _ blockSize: Int, _ parallelism: Int) {
    self.rounds = rounds
    self.blockSize = blockSize
    self.parallelism = parallelism
  }

  private static let roundsMin = 1 << 10
  private static let roundsMax = 1 << 20

  /// What new passphrases are hashed with.
  package static let standard = ScryptCost(unchecked: 1 << 16, 8, 1)
}
