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
    var seen: Set<RecordID> = []
    return try store.records(of: CaseKind.erasureRequest.rawValue).compactMap { request in
      guard let file = reference(request, ErasureRequestField.case), seen.insert(file).inserted,
        let records = try caseRecords(file)
      else { return nil }
      return erasure(of: file, RuledRecord(request), in: records, school: request.school)
    }
    .sorted { ($0.school, $0.reference) < ($1.school, $1.reference) }
  }

  /// Erases a case for good, wherever it is held, when two people want it and no hold stands.
  ///
  /// - Returns: whether it was; when not, nothing has changed.
  package func erase(_ erasure: ErasureCase, by officer: Member) throws -> Bool {
    guard erasure.obstacle == nil, let approvedAs = erasure.approvedAs else { return false }
    let edit = RecordEdit(
      kind: CaseKind.erasure.rawValue, target: .new(place: 0),
      values: [
        ErasureField.target.rawValue: .reference(erasure.file),
        ErasureField.ground.rawValue: .text(erasure.ground),
        ErasureField.decidedOn.rawValue: .date(today.daysSince1970),
        ErasureField.requestedBy.rawValue: .text(erasure.requestedAs.rawValue),
        ErasureField.approvedBy.rawValue: .text(approvedAs.rawValue),
      ])
    try write(to: .school(erasure.school), author: officer.author) { _ in [edit] }
    return true
  }

  private func erasure(
    of file: RecordID, _ request: RuledRecord, in records: CaseRecords, school: String
  ) -> ErasureCase {
    let decision = ErasureDecision(request, in: records, on: today)
    var reference = file.description
    if case .text(let text)? = records.file.values[CaseField.reference.rawValue] {
      reference = text
    }
    return ErasureCase(
      file: file, reference: reference, school: school, ground: decision.ground,
      requestedAs: decision.requestedBy.role ?? .head, approvedAs: decision.approvedBy?.role,
      obstacle: decision.isHeld ? .hold : decision.approvedBy == nil ? .approval : nil)
  }
}
