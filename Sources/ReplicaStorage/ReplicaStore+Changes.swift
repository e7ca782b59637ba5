package import Causality
internal import Convergence
internal import Foundation
internal import GRDB
package import RecordModel
internal import RecordStorage
internal import SyncProtocol

/// One write of this very replica to one record.
package struct OwnChange: Hashable, Sendable {
  package let dot: Dot
  /// When it was made by this machine's clock.
  package let claimed: HybridTimestamp
  package let author: String?
  package let kind: UInt16
  package let record: RecordID
  package let fields: FieldSet
}

extension ReplicaStore {
  /// This replica's own writes to some records, oldest first.
  package func ownChanges(to records: Set<RecordID>) throws -> [OwnChange] {
    try query { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT columns FROM _history ORDER BY counter")
      var changes: [OwnChange] = []
      while let row = try rows.next() {
        for set in try changeSets(row.checked("columns", of: "_history")) {
          for write in set.writes where records.contains(write.record) {
            changes.append(
              OwnChange(
                dot: set.dot, claimed: set.stamp, author: set.author, kind: write.kind,
                record: write.record, fields: write.fields))
          }
        }
      }
      return changes
    }
  }
}
