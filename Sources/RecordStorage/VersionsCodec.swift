package import Causality
package import Convergence
internal import RecordModel
package import SyncProtocol

/// The versions of a record as the one blob that stands beside its row.
///
/// Shape: the record's term of the state hash, so that taking it out again costs nothing; the count of groups, then per group its fields, writer, stamp, author, sequence and clock, replicas by the
/// store's own numbers. A new record takes about twenty bytes. Decision D12.
package struct StoredVersions: Hashable, Sendable {
  package var versions: RecordVersions
  /// What the record adds to the state hash.
  package var term: StateHash

  /// Versions as they were merged.
  package init(versions: RecordVersions = RecordVersions(), term: StateHash = StateHash()) {
    self.versions = versions
    self.term = term
  }

  /// Reads a blob.
  ///
  /// - Throws: `.unreadable` for bytes this codec did not write.
  package init(
    blob: [UInt8], replicas: borrowing ReplicaNumbers
  ) throws(StorageError) {
    do {
      var reader = ByteReader(blob)
      term = StateHash(
        value: UInt128(try reader.fixed()) << 64 | UInt128(try reader.fixed()))
      var groups: [RecordVersions.Group] = []
      let count = try reader.small(try reader.varint())
      groups.reserveCapacity(count + 1)
      for _ in 0..<count {
        groups.append(try Self.readGroup(&reader, replicas: replicas))
      }
      guard reader.isAtEnd else { throw FrameError.malformed(.trailingBytes) }
      versions = RecordVersions(stored: groups)
    } catch { throw .unreadable(table: "_versions") }
  }

  /// Appends the blob.
  package func append(
    to writer: inout ByteWriter, numbers: (ReplicaID) throws -> UInt32
  ) rethrows {
    writer.append(fixed: UInt64(truncatingIfNeeded: term.value >> 64))
    writer.append(fixed: UInt64(truncatingIfNeeded: term.value))
    writer.append(count: versions.groups.count)
    for group in versions.groups {
      writer.append(mask: group.fields.bits)
      try writer.append(group.version.writer, numbers)
      writer.append(fixed: group.version.stamp.rawValue)
      writer.append(varint: UInt64(group.note.author))
      writer.append(varint: group.note.sequence)
      let clock = group.version.clock.entries
      writer.append(varint: UInt64(clock.count) << 1 | (group.note.isKnownToWriter ? 1 : 0))
      for entry in clock { try writer.append(entry, numbers) }
    }
  }

  private static func readGroup(
    _ reader: inout ByteReader, replicas: borrowing ReplicaNumbers
  ) throws -> RecordVersions.Group {
    let fields = FieldSet(bits: try reader.mask())
    let writer = try reader.dot(replicas)
    let stamp = HybridTimestamp(rawValue: try reader.fixed())
    let author = UInt32(truncatingIfNeeded: try reader.varint())
    let sequence = try reader.varint()
    let head = try reader.varint()
    let count = try reader.small(head >> 1)
    var clock = VersionVector(capacity: count)
    for _ in 0..<count { clock.insert(try reader.dot(replicas)) }
    return RecordVersions.Group(
      fields: fields, version: FieldVersion(stored: writer, stamp: stamp, clock: clock),
      note: GroupNote(author: author, sequence: sequence, isKnownToWriter: head & 1 == 1))
  }
}

extension ByteWriter {
  mutating func append(mask bits: UInt128) {
    let count = (128 - bits.leadingZeroBitCount + 7) / 8
    append(byte: UInt8(count))
    for place in 0..<count { append(byte: UInt8(truncatingIfNeeded: bits >> UInt128(8 * place))) }
  }
}

extension ByteReader {
  mutating func mask() throws(FrameError) -> UInt128 {
    let range = try take(Int(try byte()))
    guard range.count <= 16 else { throw .malformed(.shapeTable) }
    return range.reversed().reduce(0) { $0 << 8 | UInt128(bytes[$1]) }
  }

  mutating func fixed() throws(FrameError) -> UInt64 {
    try take(8).reduce(0) { $0 << 8 | UInt64(bytes[$1]) }
  }

  /// A count of things that each take at least one of the remaining bytes.
  func small(_ count: UInt64) throws(FrameError) -> Int {
    guard count <= UInt64(remaining) else { throw .truncated }
    return Int(count)
  }

  mutating func dot(_ replicas: borrowing ReplicaNumbers) throws(FrameError) -> Dot {
    let number = try varint()
    guard let replica = replicas[UInt32(truncatingIfNeeded: number)] else {
      throw .malformed(.tableIndex)
    }
    return Dot(replica: replica, counter: try varint())
  }
}
