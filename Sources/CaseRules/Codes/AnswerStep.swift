/// What the centre writes about a report; each is a record of its own, never changed.
///
/// Shape: the code of the field `step` of a report answer. Source: domain study A5.
package enum AnswerStep: String, Hashable, Sendable, CaseIterable {
  case refusedGate = "refused_gate"
  case approvedAcademy = "approved_academy"
  case refusedAcademy = "refused_academy"
  case transmitted
  case failed
  case acknowledged
  case inTreatment = "in_treatment"
  case decided
  case noAnswer = "no_answer"
  case contested
  case rectified
  case closed
  case expired
}
