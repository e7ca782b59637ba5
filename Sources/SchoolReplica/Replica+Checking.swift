internal import CaseModel
internal import Causality
internal import RecordModel

extension Replica {
  /// Checks a record that is about to be made.
  func check(_ draft: RecordDraft) throws {
    let anyone = RecordID(creation: Dot(replica: ReplicaID(high: 0, low: 0), counter: 1), index: 0)
    let problems = CaseValidation.check(
      kind: draft.kind.rawValue, values: draft.values { _ in anyone }
    ).filter { $0 != .missing(CaseField.reference.rawValue) || draft.kind != .case }
    guard problems.isEmpty else { throw CaseworkError.invalid(kind: draft.kind, problems) }
  }

  /// Checks a record as an edit would leave it; what was wrong before does not stop the edit.
  func check(
    _ kind: CaseKind, _ changes: [UInt8: FieldValue], over stored: [UInt8: FieldValue]
  ) throws {
    let known = schema.kind(kind.rawValue)?.fieldSet ?? FieldSet()
    let before = stored.filter { known.contains($0.key) }
    let after = before.merging(changes) { _, new in new }
    let old = Set(CaseValidation.check(kind: kind.rawValue, values: before))
    let problems = CaseValidation.check(kind: kind.rawValue, values: after)
      .filter { !old.contains($0) }
    guard problems.isEmpty else { throw CaseworkError.invalid(kind: kind, problems) }
  }
}
