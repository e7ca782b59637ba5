internal import Causality
internal import Convergence
internal import GRDB
package import RecordModel
internal import RecordStorage

extension ReplicaStore {
  /// Reads one record; `nil` when it is not here.
  package func record(_ record: RecordID, kind: UInt16) throws -> ReplicaRecord? {
    try query { database in
      guard let key = try tables.replicas.knownKey(of: record) else { return nil }
      return try tables.record(key, kind: kind, in: database).map(replicaRecord)
    }
  }

  /// Reads all records of a kind, oldest first on each replica, handing each on.
  package func eachRecord(of kind: UInt16, _ body: (ReplicaRecord) throws -> Void) throws {
    try query { database in
      try tables.eachRecord(of: kind, in: database) { record, _ in
        try body(replicaRecord(record))
      }
    }
  }

  /// The records of a kind whose field `number` refers to `parent`.
  package func records(
    of kind: UInt16, whose number: UInt8, is parent: RecordID
  ) throws -> [ReplicaRecord] {
    try query { database in
      var records: [ReplicaRecord] = []
      try tables.eachRecord(of: kind, whose: number, is: parent, in: database) { record, _ in
        records.append(replicaRecord(record))
      }
      return records
    }
  }

  /// One text field of all records of a kind, without reading the rest of them.
  package func texts(
    of kind: UInt16, field number: UInt8
  ) throws -> [(record: RecordID, text: String?)] {
    try query { database in
      let layout = tables.layout(of: kind)
      guard let place = layout.kind.place(of: number) else { return [] }
      let column = layout.kind.fields[place].name
      let rows = try Row.fetchCursor(
        database, sql: "SELECT _id, \"\(column)\" FROM \(layout.table) ORDER BY _id")
      var texts: [(record: RecordID, text: String?)] = []
      while let row = try rows.next() {
        let key = RecordKey(rawValue: try row.checked("_id", of: layout.kind.name))
        let text: String? = try row.checkedIfPresent(column, of: layout.kind.name)
        texts.append((try tables.replicas.record(of: key), text))
      }
      return texts
    }
  }

  /// Reads in one transaction; the replica's state is then what the file says.
  func query<Result>(_ work: (Database) throws -> Result) throws -> Result { try read(work) }

  private func replicaRecord(_ record: StoredRecord) -> ReplicaRecord {
    ReplicaRecord(
      record: record.record, kind: record.kind, values: record.values,
      versions: record.stored.versions.groups.map {
        ReplicaRecord.Version(
          fields: $0.fields, version: $0.version, author: tables.authors.author($0.note.author))
      })
  }
}
