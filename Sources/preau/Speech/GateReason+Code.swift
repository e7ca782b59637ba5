internal import CaseRules
internal import RecordModel

extension GateReason {
  /// What a reason of the centre's says, by the code it was kept as (`G2:not_substantiated`); `nil` for an unknown one.
  ///
  /// A code keeps no day and no state; what they were is the centre's to tell, the gate and what to do are told here.
  static func sentence(ofCode code: String) -> Label? {
    let parts = code.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let gate = Gate(rawValue: String(parts[0])) else { return nil }
    let known = withoutDetail.first { $0.code == parts[1] }?.sentence
    let sentence =
      known
      ?? Label(
        "Une condition n’est plus remplie (\(parts[1])).",
        "A condition no longer holds (\(parts[1])).")
    return Label(
      "\(gate.rawValue) : \(sentence.french)\n\(gate.article.french)",
      "\(gate.rawValue): \(sentence.english)\n\(gate.article.english)")
  }

  /// The reasons whose sentence needs nothing but their code.
  private static let withoutDetail: [GateReason] = [
    .noChannel, .otherChannel, .noBasis, .notDecidedByHead, .decisionNotDated,
    .notApprovedAtSchool, .notApprovedAtAcademy, .samePersonTwice, .imminentDanger, .noItem,
    .noReasons, .noNotifier, .noGoodFaith, .noContact, .reasonsHoldContactDetails,
    .noCourtReference, .noCourtDates, .courtDatesOutOfOrder, .courtOrderLong,
    .minorImageElsewhere, .minorImageToPolice, .prosecutorNotTold, .notDeclared,
    .noLegalBasis, .legalBasisIncomplete, .familyRefused, .familyNotAsked, .roleMayNot,
    .nobodyNamed,
  ]
}
