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

  fileprivate init(digestOf bytes: [UInt8]) {
    var hasher = SHA256()
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    value = hasher.finalize().withUnsafeBytes { digest in
      UInt128(UInt64(bigEndian: digest.loadUnaligned(as: UInt64.self))) << 64
        | UInt128(UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
  }
}

/// What one record adds to the state hash, put together piece by piece.
package struct StateTerm {
  private var writer: ByteWriter
  private let isEmpty: Bool

  /// Begins with the versions of `record`.
  package init(_ record: RecordID, kind: UInt16, versions: RecordVersions) {
    isEmpty = versions.groups.isEmpty
    writer = ByteWriter(capacity: 56 + 56 * versions.groups.count)
    writer.append(record)
    writer.append(varint: UInt64(kind))
    writer.append(count: versions.groups.count)
    for group in versions.groupsByVersion {
      writer.append(fixed: UInt64(truncatingIfNeeded: group.fields.bits >> 64))
      writer.append(fixed: UInt64(truncatingIfNeeded: group.fields.bits))
      writer.append(group.version.writer)
      writer.append(fixed: group.version.stamp.rawValue)
      writer.append(count: group.version.clock.entries.count)
      for entry in group.version.clock.entries { writer.append(entry) }
    }
  }

  /// Goes on with an open ledger entry; in order of field, then loser.
  package mutating func append(lost loser: Dot, field: UInt8, stamp: HybridTimestamp) {
    writer.append(byte: field)
    writer.append(loser)
    writer.append(fixed: stamp.rawValue)
  }

  /// The term; nothing when the record was never written to.
  package var hash: StateHash { isEmpty ? StateHash() : StateHash(digestOf: writer.bytes) }
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
    guard groups.count > 1 else { return groups }
    var bare = RecordVersions(
      stored: groups.map { Group(fields: $0.fields, version: $0.version, note: GroupNote()) })
    bare.normalize()
    return bare.groups
  }
}

extension ByteWriter {
  /// Appends in the fixed form that is hashed and signed.
  package mutating func append(fixed value: UInt64) {
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
