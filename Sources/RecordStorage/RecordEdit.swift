package import Causality
internal import Convergence
package import GRDB
package import RecordModel
package import SyncProtocol

/// One record that an edit makes or changes.
package struct RecordEdit: Hashable, Sendable {
  /// Which record.
  package enum Target: Hashable, Sendable {
    /// A new one; `place` among the new ones of the same change-set, from 0.
    case new(place: UInt32)
    /// One that is there.
    case existing(RecordID)
  }

  package let kind: UInt16
  package let target: Target
  /// New values by field number.
  package var values: [UInt8: FieldValue]

  /// An edit from its parts.
  package init(kind: UInt16, target: Target, values: [UInt8: FieldValue]) {
    self.kind = kind
    self.target = target
    self.values = values
  }
}

extension RecordTables {
  /// The writes of one edit, fields with the same past together.
  ///
  /// - Returns: `nil` when the record to change is not there.
  package func writes(
    of edit: RecordEdit, dot: Dot, in database: Database
  ) throws -> [RecordWrite]? {
    let fields = FieldSet(edit.values.keys)
    let values = fields.map { edit.values[$0] ?? .null }
    switch edit.target {
    case .new(let place):
      let record = RecordID(creation: dot, index: place)
      return [RecordWrite(kind: edit.kind, record: record, fields: fields, values: values)]
    case .existing(let record):
      guard let stored = try storedVersions(of: record, kind: edit.kind, in: database) else {
        return nil
      }
      let versions = stored.versions
      var byClock: [VersionVector: FieldSet] = [:]
      for field in fields {
        let clock = versions.group(of: field)?.version.fullClock(of: record) ?? VersionVector()
        byClock[clock.withoutEntry(of: dot.replica), default: FieldSet()].bits |=
          1 << UInt128(field)
      }
      return byClock.sorted { $0.value.first < $1.value.first }.map { clock, fields in
        RecordWrite(
          kind: edit.kind, record: record, fields: fields,
          values: fields.map { edit.values[$0] ?? .null },
          clock: clock)
      }
    }
  }

  private func storedVersions(
    of record: RecordID, kind: UInt16, in database: Database
  ) throws -> StoredVersions? {
    let select = try statement(.selectVersions, layout(of: kind), in: database)
    defer { select.reset() }
    select.bind(1, try replicas.key(of: record, in: database).rawValue)
    guard try select.step() else { return nil }
    return try StoredVersions(blob: select.blob(0), replicas: replicas)
  }
}

extension VersionVector {
  /// The clock without what `replica` says of itself: its own past is always part of what it has seen.
  fileprivate func withoutEntry(of replica: ReplicaID) -> VersionVector {
    VersionVector(entries.filter { $0.replica != replica })
  }
}
