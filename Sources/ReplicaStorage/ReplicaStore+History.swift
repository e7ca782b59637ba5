internal import Causality
internal import Convergence
internal import Foundation
internal import GRDB
package import RecordModel
internal import RecordStorage
internal import SyncProtocol

extension ReplicaStore {
  /// The rows of the conflict ledger that no later write has settled.
  package func openLedger() throws -> [ReplicaLedgerRow] {
    try query { database in
      var open: [ReplicaLedgerRow] = []
      try tables.eachLedger(in: database) { key, kind, ledger in
        let record = try tables.replicas.record(of: key)
        open += ledger.rows.filter { !$0.isSettled }.map { replicaRow($0, of: record, kind) }
      }
      return open
    }
  }

  /// All rows of the conflict ledger for one field, settled or not.
  package func ledger(
    of record: RecordID, kind: UInt16, field: UInt8
  ) throws -> [ReplicaLedgerRow] {
    try ledger(of: record, kind: kind).filter { $0.entry.field == field }
  }

  /// All rows of the conflict ledger for one record, settled or not.
  package func ledger(of record: RecordID, kind: UInt16) throws -> [ReplicaLedgerRow] {
    try query { database in
      guard let key = try tables.replicas.knownKey(of: record),
        let stored = try tables.record(key, kind: kind, in: database)
      else { return [] }
      return stored.ledger.rows.map { replicaRow($0, of: record, kind) }
    }
  }

  /// This replica's own writes to one field that come after `counter`, oldest first.
  package func ownWrites(
    to record: RecordID, field: UInt8, after counter: UInt64
  ) throws -> [OwnWrite] {
    try query { database in
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT columns, quarantine FROM _history WHERE counter > ? ORDER BY counter",
        arguments: [Int64(clamping: counter)])
      var writes: [OwnWrite] = []
      while let row = try rows.next() {
        let sets = try changeSets(row.checked("columns", of: "_history"))
        let quarantine: String? = try row.checkedIfPresent("quarantine", of: "_history")
        for set in sets {
          guard let value = set.value(of: field, in: record) else { continue }
          writes.append(
            OwnWrite(
              dot: set.dot, claimed: set.stamp, author: set.author, value: value,
              quarantine: quarantine))
        }
      }
      return writes
    }
  }

  /// When this machine's clock says that its change-set `counter` was made, milliseconds since 1970-01-01 UTC.
  package func claimedMilliseconds(ofOwn counter: UInt64) throws -> UInt64? {
    try query { database in
      guard
        let columns = try Data.fetchOne(
          database, sql: "SELECT columns FROM _history WHERE counter = ?",
          arguments: [Int64(clamping: counter)])
      else { return nil }
      return try changeSets(columns).first?.stamp.milliseconds
    }
  }

  /// Own change-sets as they are stored.
  func changeSets(_ columns: Data) throws -> [ChangeSet] {
    try ColumnsDecoder.decode([UInt8](columns), speaker: state.replica).changeSets
  }

  private func replicaRow(
    _ row: StoredLedger.Row, of record: RecordID, _ kind: UInt16
  ) -> ReplicaLedgerRow {
    ReplicaLedgerRow(
      kind: kind, entry: row.entry(of: record), author: tables.authors.author(row.author),
      winner: row.winner,
      isSettled: row.isSettled)
  }
}

extension ChangeSet {
  fileprivate func value(of field: UInt8, in record: RecordID) -> FieldValue? {
    for write in writes where write.record == record && write.fields.contains(field) {
      return write.values[write.fields.position(of: field)]
    }
    return nil
  }
}
