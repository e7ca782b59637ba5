import Causality
import Crypto
import RecordModel

/// The two hashes of the protocol, computed once more from its words, and from nothing of the product but ids.
enum OracleHash {
  /// The chain after a frame: `protocol/03-change-set.md`, section 7.
  static func chain(after hash: [UInt8], _ frame: [UInt8]) -> [UInt8] {
    let before = hash.isEmpty ? [UInt8](repeating: 0, count: 32) : hash
    return Array(SHA256.hash(data: before + Array(SHA256.hash(data: frame))))
  }

  /// One group of fields with the same version.
  struct Group {
    var mask: UInt128
    let writer: Dot
    let stamp: UInt64
    let clock: [Dot]
  }

  /// One open entry of the ledger.
  struct Lost {
    let field: UInt8
    let loser: Dot
    let stamp: UInt64
  }

  /// What one record adds to a state hash: `protocol/05-merge.md`, section 5.
  static func term(
    _ record: RecordID, kind: UInt16, _ groups: [Group], _ lost: [Lost]
  ) -> UInt128 {
    var bytes = bytes(record.creation) + bytes(UInt64(record.index))
    bytes += varint(UInt64(kind))
    let merged = merged(groups)
    bytes += varint(UInt64(merged.count))
    for group in merged {
      bytes +=
        Self.bytes(UInt64(group.mask >> 64)) + Self.bytes(UInt64(truncatingIfNeeded: group.mask))
      bytes += Self.bytes(group.writer) + Self.bytes(group.stamp)
      bytes += varint(UInt64(group.clock.count)) + group.clock.sorted().flatMap(Self.bytes)
    }
    for lost in lost.sorted(by: { ($0.field, $0.loser) < ($1.field, $1.loser) }) {
      bytes += [lost.field] + Self.bytes(lost.loser) + Self.bytes(lost.stamp)
    }
    return SHA256.hash(data: bytes).prefix(16).reduce(0) { $0 << 8 | UInt128($1) }
  }

  /// Fields of one version are one group, and groups are in the order of their lowest fields.
  private static func merged(_ groups: [Group]) -> [Group] {
    var merged: [Group] = []
    for group in groups {
      let known = merged.firstIndex {
        $0.writer == group.writer && $0.stamp == group.stamp && $0.clock == group.clock
      }
      if let known { merged[known].mask |= group.mask } else { merged.append(group) }
    }
    return merged.sorted { $0.mask.trailingZeroBitCount < $1.mask.trailingZeroBitCount }
  }

  private static func bytes(_ value: UInt64) -> [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt64($0)) }
  }

  private static func bytes(_ dot: Dot) -> [UInt8] {
    bytes(dot.replica.high) + bytes(dot.replica.low) + bytes(dot.counter)
  }

  private static func varint(_ value: UInt64) -> [UInt8] {
    value < 128
      ? [UInt8(value)] : [UInt8(truncatingIfNeeded: value) | 128] + varint(value >> 7)
  }
}
