package import RecordModel

/// Says what a case is, in the engine's own terms.
///
/// Source: domain study A2 to A4; `protocol/03-change-set.md`, section 5.
package enum CaseSchema {
  /// The registry this build reads and writes.
  package static let current = RecordSchema(
    name: "preau-case", version: 1, floorVersion: 1,
    kinds: [.case, .person, .role, .fact, .measure, .note, .review],
    counts: [casesByForm], dictionaries: [1: CaseDictionary.first])

  /// Cases by month of report and by form of harassment.
  package static let casesByForm = CountRule(
    name: "cases_by_form", kind: CaseKind.case.rawValue, month: CaseField.openedOn.rawValue,
    members: CaseField.forms)
}
