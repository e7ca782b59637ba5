/// Where a report stands; folded from its steps and answers, never stored.
///
/// Source: domain study A5; `ReportProgress` has the diagram.
package enum ReportStatus: String, Hashable, Sendable, CaseIterable {
  case draft
  case toValidateHead = "to_validate_head"
  case refused
  case validated
  case toValidateAcademy = "to_validate_academy"
  case toTransmit = "to_transmit"
  case transmitted
  case acknowledged
  case inTreatment = "in_treatment"
  case decided
  case noAnswer = "no_answer"
  case contested
  case closed
  case withdrawn
  case failed
  case expired

  /// Whether the report has left: from here on no step of a school moves it back.
  package var hasLeft: Bool {
    switch self {
    case .draft, .toValidateHead, .refused, .validated, .toValidateAcademy, .toTransmit, .withdrawn,
      .failed, .expired:
      false
    case .transmitted, .acknowledged, .inTreatment, .decided, .noAnswer, .contested, .closed: true
    }
  }

  /// Whether nothing can happen to it any more.
  package var isFinal: Bool {
    switch self {
    case .closed, .withdrawn, .expired: true
    case .draft, .toValidateHead, .refused, .validated, .toValidateAcademy, .toTransmit,
      .transmitted, .acknowledged, .inTreatment, .decided, .noAnswer, .contested, .failed:
      false
    }
  }

  /// Whether the platform or partner owes an answer.
  package var awaitsAnswer: Bool {
    self == .transmitted || self == .acknowledged || self == .inTreatment
  }
}
