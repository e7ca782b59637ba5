package import RecordModel

/// Why a gate refuses, or what it wants somebody to know; codes and days only, never a text people typed.
package enum GateReason: Hashable, Sendable {
  // G1
  case noChannel
  case otherChannel
  case channelStatus(ChannelStatus)
  case channelNotYet(CalendarDay)
  case channelEnded(CalendarDay)
  case actNotOffered(ReportAct)
  // G2
  case notSubstantiated(QualificationCode)
  case noBasis
  case notDecidedByHead
  case decisionNotDated
  case notApprovedAtSchool
  case notApprovedAtAcademy
  case samePersonTwice
  // G3
  case nothingSuspected(QualificationCode)
  case imminentDanger
  // G4, G10 and what a channel needs
  case noItem
  case notAnExactURL(item: Int)
  case noURL(item: Int)
  case noHandle(item: Int)
  case noCategory(item: Int)
  case noReasons
  case noNotifier
  case noGoodFaith
  case noContact
  case noEvidenceHash(item: Int)
  case reasonsTooLong(characterCountMax: Int)
  case reasonsHoldContactDetails
  // G5
  case noCourtReference
  case noCourtDates
  case courtDatesOutOfOrder
  case courtOrderOver(CalendarDay)
  case courtOrderLong
  // G6
  case minorImageElsewhere
  case minorImageToPolice
  case minorImageNotHandled
  // G7, G8
  case prosecutorNotTold
  case noReasonNotToTellProsecutor
  case notDeclared
  case declaredBelowLevel2
  // G9
  case noLegalBasis
  case legalBasisIncomplete
  case familyRefused
  case familyNotAsked
  // G11
  case namesFound(count: Int)
  case looksLikeNames(count: Int)
  // G12
  case authorBeforeSubstantiated
  case annulmentDuties
  // G13
  case nobodyNamed
  case roleMayNot
  case notReady(ReportStatus)
  case changedSinceApproval
  // G14
  case ranksSchools
}
