package import Causality
package import RecordModel

/// An edit that lost against another one made without knowledge of it: kept, shown, restorable.
///
/// Source: `protocol/05-merge.md`, section 4; decision D5.
package struct LedgerEntry: Hashable, Sendable {
  /// The record and field it was made on.
  package let record: RecordID
  package let field: UInt8
  /// The change-set that wrote the lost value.
  package let loser: Dot
  /// Its admitted stamp.
  package let stamp: HybridTimestamp
  /// The lost value.
  package let value: FieldValue

  /// An entry from its parts.
  package init(
    record: RecordID, field: UInt8, loser: Dot, stamp: HybridTimestamp, value: FieldValue
  ) {
    self.record = record
    self.field = field
    self.loser = loser
    self.stamp = stamp
    self.value = value
  }

  private func isLater(than other: LedgerEntry) -> Bool {
    stamp != other.stamp ? stamp > other.stamp : loser > other.loser
  }

  /// The entries of one field that an arriving write settles, because its author saw that very value and replaced it.
  ///
  /// The value a write replaced is the latest of those it has seen: the current one, or, when its author did not know the
  /// current one, an entry or a write that is gone because another has replaced it since. Entries that agree with the
  /// replaced value go with it. All others stay, whatever comes later.
  ///
  /// The entries are the open ones of the field; the current version and value are those before the write; `gone` finds
  /// what a change-set wrote to the field, and is asked only for what the write has seen and nobody holds.
  package static func settled(
    among entries: [LedgerEntry], by write: FieldVersion, current: FieldVersion,
    currentValue: FieldValue, gone: (Dot) throws -> LedgerEntry?
  ) rethrows -> [LedgerEntry] {
    guard let record = entries.first?.record else { return [] }
    let seen = entries.filter { write.hasSeen($0.loser, of: record) }
    guard !seen.isEmpty else { return [] }
    guard !write.hasSeen(current.writer, of: record) else {
      return seen.filter { $0.value == currentValue }
    }
    var parents = seen
    for dot in lastSeen(by: write, current: current, of: record) {
      if !seen.contains(where: { $0.loser == dot }), let entry = try gone(dot) {
        parents.append(entry)
      }
    }
    let parent = parents.max { $1.isLater(than: $0) }
    return seen.filter { $0.value == parent?.value }
  }

  /// The last change-set of each replica that a write has seen of its field: its own replica's, and what made the record, are
  /// in no clock's reduced form.
  private static func lastSeen(
    by write: FieldVersion, current: FieldVersion, of record: RecordID
  ) -> [Dot] {
    var dots = write.clock.entries
    let own = current.fullClock(of: record)[write.writer.replica]
    if own > 0, own < write.writer.counter {
      dots.append(Dot(replica: write.writer.replica, counter: own))
    }
    if !dots.contains(where: { $0.replica == record.creation.replica }) {
      dots.append(record.creation)
    }
    return dots
  }
}
