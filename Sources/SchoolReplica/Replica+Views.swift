internal import CaseModel
internal import Causality
internal import Convergence
package import RecordModel
internal import ReplicaStorage
internal import SyncProtocol

extension Replica {
  /// All cases in the order of their names, or those in one state of `Vocabulary.status`.
  package func cases(inStatus status: String?) throws -> [CaseSummary] {
    let conflicts = try openConflicts()
    var cases: [CaseSummary] = []
    try store.eachRecord(of: CaseKind.case.rawValue) { stored in
      guard isReadable(stored), status == nil || readable(stored)?.status == status else { return }
      cases.append(summary(of: stored, conflicts))
    }
    try noteReading(cases.map(\.name))
    return cases.sorted { ($0.name.text, $0.view.record) < ($1.name.text, $1.view.record) }
  }

  /// Finds the case that people call so: a whole reference, the beginning of one, or its number.
  ///
  /// - Throws: `CaseworkError.noSuchCase`, `.ambiguousCase`.
  package func findCase(_ typed: String) throws -> RecordID {
    let named = try store.texts(of: CaseKind.case.rawValue, field: CaseField.reference.rawValue)
    let readable = try readableCases()
    var best: (match: CaseNameMatch, cases: [(name: CaseName, record: RecordID)])?
    for (record, reference) in named where readable?.contains(record) ?? true {
      let name = CaseName(reference: reference, record: record)
      guard let match = name.match(typed), match <= best?.match ?? .prefix else { continue }
      let others = match == best?.match ? best?.cases ?? [] : []
      best = (match, others + [(name, record)])
    }
    guard let best, let first = best.cases.first else { throw CaseworkError.noSuchCase }
    guard best.cases.count == 1 else {
      throw CaseworkError.ambiguousCase(best.cases.map(\.name.text).sorted())
    }
    return first.record
  }

  /// Reads a whole case.
  package func caseFile(_ record: RecordID) throws -> CaseFile {
    guard let stored = try store.record(record, kind: CaseKind.case.rawValue), isReadable(stored)
    else { throw CaseworkError.noSuchCase }
    let conflicts = try openConflicts()
    let parts = try CaseKind.parts.flatMap { kind in
      try store.records(of: kind.rawValue, whose: CaseKind.caseField, is: record)
        .compactMap(readable)
    }
    try noteReading([CaseName(view(stored))])
    let inside = Set(parts.map(\.record) + [record])
    return CaseFile(
      summary: summary(of: stored, conflicts), parts: parts,
      numbers: PartNumbers(parts.map(\.record)),
      conflicts: conflicts.filter { inside.contains($0.record) })
  }

  func summary(of stored: ReplicaRecord, _ conflicts: [ConflictView]) -> CaseSummary {
    let view = view(stored)
    return CaseSummary(
      name: CaseName(view), view: readable(stored) ?? view.empty,
      conflictCount: conflicts.count { $0.record == stored.record })
  }

  func view(_ stored: ReplicaRecord) -> RecordView {
    let acknowledged = store.state.chain.counter
    let unsent = stored.versions.filter {
      $0.version.writer.replica == store.state.replica && $0.version.writer.counter > acknowledged
    }
    return RecordView(
      record: stored.record, kind: stored.kind, values: stored.values,
      unsent: unsent.reduce(FieldSet()) { $0.union($1.fields) })
  }
}

extension RecordView {
  /// The state of a case, the first component of its status.
  fileprivate var status: String? { component(0, of: CaseField.status) }
}

extension ReplicaRecord {
  /// The case this record is, or is recorded under.
  var caseRecord: RecordID? {
    guard let kind = CaseKind(rawValue: kind) else { return nil }
    if kind == .case { return record }
    guard CaseKind.parts.contains(kind), case .reference(let parent)? = values[CaseKind.caseField]
    else { return nil }
    return parent
  }
}
