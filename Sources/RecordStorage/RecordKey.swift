internal import Causality
internal import RecordModel

/// A record's name as one number: SQLite's own row number, so that no second index is kept for it.
///
/// Shape: 20 bits for the store's number of the creating replica, 31 for its counter, 12 for the index; always positive.
/// The numbers of replicas are each store's own: keys never travel.
package struct RecordKey: Hashable, Comparable, Sendable {
  /// The number SQLite keeps.
  package let rawValue: Int64

  /// A key as it was stored.
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// Packs a name.
  ///
  /// - Throws: `.keyRange` when a part does not fit; the protocol's limits keep that from happening.
  package init(replica: UInt32, counter: UInt64, index: UInt32) throws(StorageError) {
    guard replica < 1 << 20, counter < 1 << 31, index < 1 << 12 else { throw .keyRange }
    rawValue = Int64(replica) << 43 | Int64(counter) << 12 | Int64(index)
  }

  /// The store's number of the creating replica.
  package var replica: UInt32 { UInt32(truncatingIfNeeded: rawValue >> 43) }
  /// The counter of the creating change-set.
  package var counter: UInt64 { UInt64(rawValue >> 12 & (1 << 31 - 1)) }
  /// The place among the records it created.
  package var index: UInt32 { UInt32(rawValue & (1 << 12 - 1)) }

  package static func < (left: RecordKey, right: RecordKey) -> Bool {
    left.rawValue < right.rawValue
  }
}
