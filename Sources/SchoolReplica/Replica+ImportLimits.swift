internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import ReplicaStorage

extension Replica {
  /// Refuses to touch a record that is here for somebody who sees only their own: they make first reports, and change
  /// nothing afterwards.
  func checkScope(_ kind: CaseKind, _ existing: ReplicaRecord?) throws {
    guard existing != nil, reader.scope != .everything else { return }
    throw BadLine.Problem.refused(.role(kind))
  }

  /// Refuses what no command would record; the same values again change nothing, and are always good.
  func checkLimits(
    _ kind: CaseKind, _ values: inout [UInt8: ImportValue], _ existing: ReplicaRecord?,
    _ importing: inout Importing
  ) throws {
    do {
      if let existing {
        try checkChange(kind, &values, existing, importing)
      } else {
        try checkNew(kind, importing.named(values), parent: values.caseID, &importing)
      }
    } catch let error as CaseworkError {
      throw BadLine.Problem.refused(error)
    }
  }

  private func checkChange(
    _ kind: CaseKind, _ values: inout [UInt8: ImportValue], _ existing: ReplicaRecord,
    _ importing: Importing
  ) throws {
    let changed = importing.named(values).filter {
      existing.values[$0.key, default: .null] != $0.value
    }
    guard !changed.isEmpty else { return }
    guard !kind.isCentres, !kind.isWrittenOnce else { throw BadLine.Problem.notChanged(kind) }
    try checkRole(importing.author, kind.rawValue, changed.keys)
    guard let record = existing.caseRecord else { return }
    guard kind == .case else {
      return try checkChange(
        of: view(existing), kind, in: record, to: changed, author: importing.author,
        on: importing.day)
    }
    let asked = try askedChange(
      record, values: changed, author: importing.author, on: importing.day)
    values.merge(asked.values.mapValues(ImportValue.value)) { old, new in
      if case .reference = old { old } else { new }
    }
  }

  /// A part of a case that is here is new work, and held to the gates; one that comes with its case is history.
  private func checkNew(
    _ kind: CaseKind, _ values: [UInt8: FieldValue], parent: String?, _ importing: inout Importing
  ) throws {
    guard !kind.isCentres else { throw BadLine.Problem.notChanged(kind) }
    try checkRole(importing.author, kind.rawValue, values.filter { $0.value != .null }.keys)
    guard kind != .case, let parent, !importing.made.contains(parent),
      let record = importing.records[parent] ?? RecordID(exported: parent)
    else { return }
    let facts = try importing.facts[record] ?? CaseFacts(caseRecords(record))
    importing.facts[record] = facts
    try checkNewPart(kind, values, in: facts, author: importing.author, on: importing.day)
  }
}

extension [UInt8: ImportValue] {
  /// The id of the case that a line's record belongs to.
  fileprivate var caseID: String? {
    if case .reference(let id)? = self[CaseKind.caseField] { id } else { nil }
  }
}
