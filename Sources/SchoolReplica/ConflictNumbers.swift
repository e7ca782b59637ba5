internal import Convergence
internal import RecordModel

/// Short numbers by which people name open conflicts.
///
/// Made from what the conflict is, not from its place in a list: a list that changes while somebody reads it never makes
/// them decide on another conflict. Shape: four digits, eight for those that would share four.
struct ConflictNumbers {
  private var counts: [Int: Int] = [:]

  init(_ entries: [LedgerEntry]) {
    for entry in entries { counts[Self.short(entry), default: 0] += 1 }
  }

  func number(of entry: LedgerEntry) -> Int {
    let short = Self.short(entry)
    guard counts[short] ?? 0 > 1 else { return short }
    return Int(Self.hash(entry) % 90_000_000) + 10_000_000
  }

  private static func short(_ entry: LedgerEntry) -> Int { Int(hash(entry) % 9000) + 1000 }

  /// FNV-1a over the entry's name.
  private static func hash(_ entry: LedgerEntry) -> UInt64 {
    "\(entry.record)/\(entry.field)/\(entry.loser.text)".utf8.reduce(0xcbf2_9ce4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
  }
}
