internal import Causality

/// Draws the contents of vectors from a fixed seed, so that they are the same on every machine.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number below `limit`.
  mutating func draw(below limit: Int) -> Int { Int(bits() % UInt64(max(limit, 1))) }

  /// The next 64 bits, by SplitMix64.
  mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(draw(below: 256)) } }

  /// One of `members`; the caller vouches that there is one.
  mutating func pick<Member>(_ members: [Member]) -> Member { members[draw(below: members.count)] }
}

extension ReplicaID {
  /// The replica that vectors call `number`: readable in the bytes, and in the order of the numbers.
  static func sample(_ number: UInt64) -> ReplicaID {
    ReplicaID(high: 0x5052_4541_5500_0000 | number, low: 0xA0B0_C0D0_E0F0_0000 | number &* 0x0101)
  }
}

extension Dot {
  static func sample(_ replica: UInt64, _ counter: UInt64) -> Dot {
    Dot(replica: .sample(replica), counter: counter)
  }
}
