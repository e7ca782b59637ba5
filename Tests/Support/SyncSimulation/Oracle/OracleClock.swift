/// A machine's clock by `protocol/02-causality.md`, section 4, as plain numbers.
struct OracleClock {
  private(set) var latest: UInt64 = 0

  /// Wall time as a stamp.
  static func stamp(_ milliseconds: UInt64) -> UInt64 {
    min(milliseconds, (1 << 48) - 1) << 16
  }

  mutating func issue(wall: UInt64) -> UInt64 {
    latest = max(latest == .max ? .max : latest + 1, Self.stamp(wall))
    return latest
  }

  mutating func follow(_ stamp: UInt64) { latest = max(latest, stamp) }
}
