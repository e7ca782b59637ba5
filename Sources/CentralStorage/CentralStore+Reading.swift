package import Causality
internal import Convergence
internal import GRDB
package import RecordModel
internal import RecordStorage

/// A record as the centre reads it, to decide about it.
package struct CentralRecord: Hashable, Sendable {
  package let record: RecordID
  package let kind: UInt16
  /// The national number of the school it belongs to.
  package let school: String
  /// The values of all fields that are not absent.
  package let values: [UInt8: FieldValue]
  /// When each field was written, as admitted, and by whom.
  package let writings: [UInt8: Writing]

  /// Who wrote a field last, and when that was admitted.
  package struct Writing: Hashable, Sendable {
    package let stamp: HybridTimestamp
    /// `nil` when it was not said.
    package let author: String?
  }
}

/// Which records the centre reads.
package enum CentralChoice: Hashable, Sendable {
  /// Every one of a kind.
  case all
  /// Those whose field refers to this record.
  case referring(field: UInt8, to: RecordID)
}

extension CentralStore {
  /// Reads one state of the store, and keeps no writer waiting meanwhile: all that is read of a case belongs together.
  package func reading<Result>(_ work: (CentralReader) throws -> Result) throws -> Result {
    try snapshot { database in
      try catchUp(with: database)
      return try work(CentralReader(store: self, database: database))
    }
  }
}

/// What can be read of one state of the store; for as long as `CentralStore.reading` lasts.
package struct CentralReader {
  let store: CentralStore
  let database: Database

  /// Reads records of one kind, in the order of the hub's keys.
  package func records(of kind: UInt16, _ choice: CentralChoice = .all) throws -> [CentralRecord] {
    var schools: [Int64: String] = [:]
    var records: [CentralRecord] = []
    let take = { (stored: StoredRecord, number: Int64) in
      let school = try schools[number] ?? store.school(number, in: database)?.uai ?? ""
      schools[number] = school
      records.append(centralRecord(stored, school: school))
    }
    switch choice {
    case .all: try store.tables.eachRecord(of: kind, in: database, take)
    case .referring(let field, let record):
      try store.tables.eachRecord(of: kind, whose: field, is: record, in: database, take)
    }
    return records
  }

  /// Reads one record; `nil` when it is not there.
  package func record(_ record: RecordID, kind: UInt16) throws -> CentralRecord? {
    guard let key = try store.tables.replicas.knownKey(of: record),
      let stored = try store.tables.record(key, kind: kind, in: database),
      let device = try store.device(record.creation.replica, in: database),
      let school = try store.school(device.school, in: database)
    else { return nil }
    return centralRecord(stored, school: school.uai)
  }

  private func centralRecord(_ stored: StoredRecord, school: String) -> CentralRecord {
    var writings: [UInt8: CentralRecord.Writing] = [:]
    for group in stored.stored.versions.groups {
      let writing = CentralRecord.Writing(
        stamp: group.version.stamp, author: store.tables.authors.author(group.note.author))
      for field in group.fields { writings[field] = writing }
    }
    return CentralRecord(
      record: stored.record, kind: stored.kind, school: school, values: stored.values,
      writings: writings)
  }
}
