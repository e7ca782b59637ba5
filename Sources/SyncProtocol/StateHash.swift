package import Causality
package import Convergence
internal import Crypto
package import RecordModel

/// One number for all that a replica holds of a school: equal states have equal hashes, in whatever order they grew.
///
/// Shape: the sum modulo 2^128 of one SHA-256, cut to 128 bits, per record with its open ledger entries; so a change
/// costs what it touches. Versions are hashed, not values: a dot names one value for ever. Nobody ever adopts the
/// other's hash. Source: `protocol/05-merge.md`, section 5; decision D10.
package struct StateHash: Hashable, Sendable {
  /// The sum.
  package private(set) var value: UInt128

  /// The hash of holding nothing, or one that was stored.
  package init(value: UInt128 = 0) { self.value = value }

  /// Reads 16 bytes, most significant first; `nil` for any other length.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    value = bytes.reduce(0) { $0 << 8 | UInt128($1) }
  }

  /// The 16 bytes, most significant first.
  package var bytes: [UInt8] {
    stride(from: 120, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt128($0)) }
  }

  /// Counts a record in.
  package mutating func add(_ term: StateHash) { value &+= term.value }
  /// Counts a record out.
  package mutating func remove(_ term: StateHash) { value &-= term.value }

  fileprivate init(digestOf bytes: ArraySlice<UInt8>) {
    var hasher = SHA256()
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    value = hasher.finalize().withUnsafeBytes { digest in
      UInt128(UInt64(bigEndian: digest.loadUnaligned(as: UInt64.self))) << 64
        | UInt128(UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
  }
}

/// What one record adds to the state hash, put together piece by piece in room that is taken once.
package struct StateTerm {
  private var bytes: [UInt8]
  private var end = 0
  private let isEmpty: Bool

  /// Begins with the versions of `record`, and leaves room for some open ledger entries.
  package init(_ record: RecordID, kind: UInt16, versions: RecordVersions, openCount: Int = 0) {
    let groups = versions.groupsByVersion
    isEmpty = groups.isEmpty
    let clocks = groups.reduce(0) { $0 + $1.version.clock.entries.count }
    let count = 48 + 58 * groups.count + 24 * clocks + Self.entryByteCount * openCount
    bytes = [UInt8](repeating: 0, count: count)
    append(record.creation)
    append(UInt64(record.index))
    append(varint: UInt64(kind))
    append(varint: UInt64(groups.count))
    for group in groups {
      append(UInt64(truncatingIfNeeded: group.fields.bits >> 64))
      append(UInt64(truncatingIfNeeded: group.fields.bits))
      append(group.version.writer)
      append(group.version.stamp.rawValue)
      append(varint: UInt64(group.version.clock.entries.count))
      for entry in group.version.clock.entries { append(entry) }
    }
  }

  /// Goes on with an open ledger entry; in order of field, then loser.
  package mutating func append(lost loser: Dot, field: UInt8, stamp: HybridTimestamp) {
    makeRoom(for: Self.entryByteCount)
    append(byte: field)
    append(loser)
    append(stamp.rawValue)
  }

  /// The term; nothing when the record was never written to.
  package var hash: StateHash { isEmpty ? StateHash() : StateHash(digestOf: bytes[..<end]) }

  private static let entryByteCount = 33

  private mutating func makeRoom(for count: Int) {
    guard bytes.count - end < count else { return }
    bytes.append(contentsOf: repeatElement(0, count: 8 * count))
  }

  private mutating func append(byte: UInt8) {
    bytes[end] = byte
    end += 1
  }

  private mutating func append(_ value: UInt64) {
    bytes.withUnsafeMutableBytes {
      $0.storeBytes(of: value.bigEndian, toByteOffset: end, as: UInt64.self)
    }
    end += 8
  }

  private mutating func append(_ dot: Dot) {
    append(dot.replica.high)
    append(dot.replica.low)
    append(dot.counter)
  }

  private mutating func append(varint value: UInt64) {
    var rest = value
    while rest > 0x7F {
      append(byte: UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(byte: UInt8(truncatingIfNeeded: rest))
  }
}

extension StateHash: CustomStringConvertible {
  /// 32 hexadecimal digits.
  package var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}

extension RecordVersions {
  /// The groups by version alone, whatever is noted beside them.
  var groupsByVersion: [Group] {
    guard hasTwoGroupsOfOneWriter else { return groups }
    var bare = RecordVersions(
      stored: groups.map { Group(fields: $0.fields, version: $0.version, note: GroupNote()) })
    bare.normalize()
    return bare.groups
  }

  private var hasTwoGroupsOfOneWriter: Bool {
    for place in groups.indices.dropFirst() {
      for earlier in 0..<place
      where groups[earlier].version.writer == groups[place].version.writer {
        return true
      }
    }
    return false
  }
}

extension ByteWriter {
  /// Appends in the fixed form that is hashed and signed.
  @inlinable package mutating func append(fixed value: UInt64) {
    withUnsafeBytes(of: value.bigEndian) { append(bytes: $0) }
  }

  /// Appends in the fixed form that is hashed and signed.
  package mutating func append(_ dot: Dot) {
    append(fixed: dot.replica.high)
    append(fixed: dot.replica.low)
    append(fixed: dot.counter)
  }

  /// Appends in the fixed form that is hashed and signed.
  package mutating func append(_ record: RecordID) {
    append(record.creation)
    append(fixed: UInt64(record.index))
  }
}
