/// What happened, one line each, and one number that stands for all of it.
struct SimulationTrace {
  private(set) var lines: [String] = []
  private(set) var digest: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a line; source of the digest: Fowler, Noll and Vo, FNV-1a.
  mutating func add(_ line: String) {
    lines.append(line)
    for byte in line.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}
