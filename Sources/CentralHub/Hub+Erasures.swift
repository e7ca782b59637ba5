internal import CaseModel
package import CaseRules
internal import CentralStorage
internal import Causality
package import RecordModel
internal import RecordStorage

/// A case that a school asks to erase, and what stands in the way.
package struct ErasureCase: Hashable, Sendable {
  /// Why it is not erased yet.
  package enum Obstacle: Hashable, Sendable {
    /// Nobody else has approved it.
    case approval
    /// A legal hold stands.
    case hold
  }

  /// The case.
  package let file: RecordID
  /// What people call it; the record's own name when it has no reference.
  package let reference: String
  /// The national number of its school.
  package let school: String
  /// The ground, as a code.
  package let ground: String
  /// As what the first person asked.
  package let requestedAs: MemberRole
  /// As what the second person approved.
  package let approvedAs: MemberRole?
  /// What stands in the way; `nil` when it can be erased now.
  package let obstacle: Obstacle?
}

extension Hub {
  /// The cases that schools ask to erase, in order of school and reference.
  package func erasures() throws -> [ErasureCase] {
    try store.reading { reader in
      let requests = try reader.records(of: CaseKind.erasureRequest.rawValue)
      return try Set(requests.compactMap { $0.reference(ErasureRequestField.case) })
        .compactMap { try reader.erasure(of: $0, on: today) }
    }
    .sorted { ($0.school, $0.reference, $0.file) < ($1.school, $1.reference, $1.file) }
  }

  /// Erases a case for good, wherever it is held, when two people still want it and no hold stands now.
  ///
  /// - Returns: whether it was; when not, nothing has changed.
  package func erase(_ file: RecordID, by officer: Member) throws -> Bool {
    guard let erasure = try store.reading({ try $0.erasure(of: file, on: today) }),
      erasure.obstacle == nil, let approvedAs = erasure.approvedAs
    else { return false }
    let edit = RecordEdit(
      kind: CaseKind.erasure.rawValue, target: .new(place: 0),
      values: [
        ErasureField.target.rawValue: .reference(file),
        ErasureField.ground.rawValue: .text(erasure.ground),
        ErasureField.decidedOn.rawValue: .date(today.daysSince1970),
        ErasureField.requestedBy.rawValue: .text(erasure.requestedAs.rawValue),
        ErasureField.approvedBy.rawValue: .text(approvedAs.rawValue),
      ])
    try write(to: .school(erasure.school), author: officer.author) { _ in [edit] }
    return true
  }
}

extension CentralReader {
  /// What is asked about a case: of several requests the one that two people agree on; `nil` when nobody asks.
  fileprivate func erasure(of file: RecordID, on day: CalendarDay) throws -> ErasureCase? {
    guard let found = try record(file, kind: CaseKind.case.rawValue),
      let records = try caseRecords(file)
    else { return nil }
    let decisions = records.erasureDecisions(on: day)
    guard let decision = decisions.first(where: { $0.approvedBy != nil }) ?? decisions.first
    else { return nil }
    return ErasureCase(
      file: file, reference: found.text(CaseField.reference) ?? file.description,
      school: found.school, ground: decision.ground,
      requestedAs: decision.requestedBy.role ?? .head, approvedAs: decision.approvedBy?.role,
      obstacle: decision.isHeld ? .hold : decision.approvedBy == nil ? .approval : nil)
  }
}
