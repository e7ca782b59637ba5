internal import Causality
package import RecordModel

/// What merging a write into a field came to.
package enum MergeOutcome: Hashable, Sendable {
  /// The very same write was there already.
  case alreadyKnown
  /// The write had seen the value, and replaces it.
  case replaces
  /// The value had seen the write, and stays.
  case superseded
  /// Neither had seen the other, and the write wins.
  case winsConcurrently
  /// Neither had seen the other, and the value stays.
  case losesConcurrently
}

/// The one merge: last writer wins by admitted stamp, and clocks say what was concurrent.
///
/// The value is the one with the greatest stamp, then the greatest replica: never "mine", never by the value, never by
/// arrival. The clocks join and only label. Admission stamps a write above all it has seen, so the greatest stamp is a
/// causally latest write. Source: `protocol/05-merge.md`; decisions D3, D4.
package enum Merge {
  /// Merges `write` into `value`, both versions of one field of `record`.
  ///
  /// Commutative, associative and idempotent in the version it returns, whatever the stamps.
  package static func merge(
    _ write: FieldVersion, into value: FieldVersion, of record: RecordID
  ) -> (version: FieldVersion, outcome: MergeOutcome) {
    if write.writer == value.writer {
      return (joined(write, value, of: record), .alreadyKnown)
    }
    let writeIsLater = write.isLater(than: value)
    let version = writeIsLater ? joined(write, value, of: record) : joined(value, write, of: record)
    let seesValue = write.hasSeen(value.writer, of: record)
    let seenByValue = value.hasSeen(write.writer, of: record)
    if seesValue || seenByValue { return (version, writeIsLater ? .replaces : .superseded) }
    return (version, writeIsLater ? .winsConcurrently : .losesConcurrently)
  }

  private static func joined(
    _ winner: FieldVersion, _ loser: FieldVersion, of record: RecordID
  ) -> FieldVersion {
    if winner.clock.isEmpty, loser.clock.isEmpty,
      loser.writer.replica == winner.writer.replica && loser.writer.counter <= winner.writer.counter
        || loser.writer == record.creation
    {
      return winner
    }
    // In reduced form on both sides: only what the loser has seen beyond the winner's dot and the record's is to be added.
    var clock = winner.clock
    for entry in loser.clock.entries where !entry.isImplied(by: winner.writer, of: record) {
      clock.insert(entry)
    }
    if !loser.writer.isImplied(by: winner.writer, of: record) { clock.insert(loser.writer) }
    return FieldVersion(stored: winner.writer, stamp: winner.stamp, clock: clock)
  }
}

extension Dot {
  fileprivate func isImplied(by writer: Dot, of record: RecordID) -> Bool {
    isCovered(by: writer) || isCovered(by: record.creation)
  }

  fileprivate func isCovered(by other: Dot) -> Bool {
    replica == other.replica && counter <= other.counter
  }
}
