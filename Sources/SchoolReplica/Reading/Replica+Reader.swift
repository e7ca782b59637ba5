internal import CaseModel
internal import CaseRules
internal import Causality
internal import Convergence
package import RecordModel
internal import ReplicaStorage

extension Replica {
  /// Whether the reader may see a case.
  func isReadable(_ stored: ReplicaRecord) -> Bool {
    switch reader.scope {
    case .everything: true
    case .ownReports(let login): stored.isWritten(by: login, at: stored.record.creation)
    }
  }

  /// The cases the reader may see, `nil` when all of them; the store is not asked while it hands records on.
  func readableCases() throws -> Set<RecordID>? {
    guard reader.scope != .everything else { return nil }
    var cases: Set<RecordID> = []
    try store.eachRecord(of: CaseKind.case.rawValue) { stored in
      if isReadable(stored) { cases.insert(stored.record) }
    }
    return cases
  }

  /// Whether the reader may see a case.
  func isReadable(_ record: RecordID) throws -> Bool {
    guard reader.scope != .everything else { return true }
    return try store.record(record, kind: CaseKind.case.rawValue).map(isReadable) ?? false
  }

  /// What the reader may see of a record: all of it, or the values they wrote themselves; `nil` when that is nothing.
  func readable(_ stored: ReplicaRecord) -> RecordView? {
    let view = view(stored)
    guard case .ownReports(let login) = reader.scope else { return view }
    let own = stored.versions.filter { $0.author.map(MemberRole.login) == login }
      .reduce(FieldSet()) { $0.union($1.fields) }
    let values = view.values.filter { own.contains($0.key) }
    guard !values.isEmpty else { return nil }
    return RecordView(record: view.record, kind: view.kind, values: values, unsent: view.unsent)
  }

  /// Notes that cases are about to be shown.
  package func noteReading(_ cases: [CaseName]) throws { try reader.note(cases) }

  /// What people call a case.
  package func caseName(_ record: RecordID) throws -> CaseName {
    guard let stored = try store.record(record, kind: CaseKind.case.rawValue) else {
      throw CaseworkError.noSuchCase
    }
    return CaseName(view(stored))
  }
}

extension RecordView {
  /// The record without its values.
  var empty: RecordView { RecordView(record: record, kind: kind, values: [:], unsent: unsent) }
}

extension ReplicaRecord {
  /// Whether something that still stands of the record was written by somebody when it was made.
  fileprivate func isWritten(by login: String, at creation: Dot) -> Bool {
    versions.contains {
      $0.version.writer == creation && $0.author.map(MemberRole.login) == login
    }
  }
}
