package import Causality
package import RecordModel

/// What is known of one field's current value: who wrote it, when by admitted time, and all that it has seen.
///
/// Shape: `clock` is kept in reduced form. Two entries are implied and left out when they say exactly that: the
/// writer's own dot, and the dot that created the record (whoever writes to a record has seen it made). So most clocks
/// are empty, and equal states have equal forms. Source: `protocol/02-causality.md`, section 5; decision D3.
package struct FieldVersion: Hashable, Sendable {
  /// The change-set that wrote the value.
  package let writer: Dot
  /// When it was written: admitted once the hub has seen it, claimed until then.
  package let stamp: HybridTimestamp
  /// Everything else the value has seen, in reduced form.
  package let clock: VersionVector

  /// Makes a version, reducing `clock` for a field of `record`.
  package init(writer: Dot, stamp: HybridTimestamp, clock: VersionVector, of record: RecordID) {
    self.writer = writer
    self.stamp = stamp
    guard !clock.isEmpty else {
      self.clock = clock
      return
    }
    var reduced = clock
    reduced.removeEntry(coveredBy: writer)
    reduced.removeEntry(coveredBy: record.creation)
    self.clock = reduced
  }

  /// Takes a version as it was stored; the caller vouches for its reduced form.
  package init(stored writer: Dot, stamp: HybridTimestamp, clock: VersionVector) {
    self.writer = writer
    self.stamp = stamp
    self.clock = clock
  }

  @inlinable package static func == (left: FieldVersion, right: FieldVersion) -> Bool {
    left.writer == right.writer && left.stamp == right.stamp
      && left.clock.entries == right.clock.entries
  }

  /// Whether `dot` is part of what this version has seen, itself included.
  @inlinable package func hasSeen(_ dot: Dot, of record: RecordID) -> Bool {
    dot.replica == writer.replica && dot.counter <= writer.counter
      || dot.replica == record.creation.replica && dot.counter <= record.creation.counter
      || clock.contains(dot)
  }

  /// All that the version has seen, with the implied entries written out.
  package func fullClock(of record: RecordID) -> VersionVector {
    var full = clock
    full.insert(writer)
    full.insert(record.creation)
    return full
  }

  /// The order that picks the value: admitted stamp, then replica, then counter.
  @inlinable package func isLater(than other: FieldVersion) -> Bool {
    if stamp != other.stamp { return stamp > other.stamp }
    return writer > other.writer
  }

  /// This version with another stamp: the hub's admitted one.
  package func restamped(_ stamp: HybridTimestamp, of record: RecordID) -> FieldVersion {
    FieldVersion(writer: writer, stamp: stamp, clock: clock, of: record)
  }
}
