package import RecordModel

/// Says what a case is, in the engine's own terms.
///
/// Source: domain study A2 to A4; `protocol/03-change-set.md`, section 5.
package enum CaseSchema {
  /// The registry this build reads and writes.
  package static let current = RecordSchema(
    name: "preau-case", version: 3, floorVersion: 2,
    kinds: casework + reporting + procedure + [.channel],
    counts: CaseCounts.rules, dictionaries: [1: CaseDictionary.first, 2: CaseDictionary.second],
    erasure: ErasureRule(kind: CaseKind.erasure.rawValue, target: ErasureField.target.rawValue))

  private static let casework: [RecordKind] = [
    .case, .person, .role, .fact, .measure, .note, .review, .interview, .assessment, .meeting,
    .familyContact, .evidence, .healthNote,
  ]
  private static let reporting: [RecordKind] = [
    .account, .content, .report, .reportItem, .reportStep, .reportAnswer,
  ]
  private static let procedure: [RecordKind] = [
    .referral, .transfer, .approval, .task, .rightsRequest, .hold, .erasure, .erasureRequest,
  ]
}
