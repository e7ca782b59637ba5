package import Causality
package import RecordModel

/// The place of an event among the others of its report: its admitted stamp, then its record.
///
/// Everybody who holds the same events sorts them alike, whatever the order they arrived in.
package struct EventOrder: Hashable, Comparable, Sendable {
  /// The stamp of the event's record, as admitted.
  package let stamp: HybridTimestamp
  /// The event's own record, which tells equal stamps apart.
  package let record: RecordID

  /// The place of the event that `record` is, written at `stamp`.
  package init(stamp: HybridTimestamp, record: RecordID) {
    self.stamp = stamp
    self.record = record
  }

  package static func < (left: EventOrder, right: EventOrder) -> Bool {
    left.stamp != right.stamp ? left.stamp < right.stamp : left.record < right.record
  }
}
