package import RecordModel

/// The numbers of a rights request's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum RightsRequestField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case kind = 2
  case receivedOn = 3
  case dueOn = 4
  case answeredOn = 5
  case requester = 6
  case outcome = 7
}

extension RecordKind {
  /// A request about one's own data; it is to be answered within a month.
  package static let rightsRequest = RecordKind(
    CaseKind.rightsRequest.rawValue, "rights_request",
    label: Label("Demande de droits", "Rights request"),
    owner: RightsRequestField.case.rawValue,
    fields: [
      Field(RightsRequestField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(RightsRequestField.kind, "kind", .code(.rightsKind), .pseudonymous, "Droit", "Right"),
      Field(
        RightsRequestField.receivedOn, "received_on", .date, .pseudonymous, "Reçue le",
        "Received on"),
      Field(RightsRequestField.dueOn, "due_on", .date, .pseudonymous, "Réponse avant le", "Due on"),
      Field(
        RightsRequestField.answeredOn, "answered_on", .date, .pseudonymous, "Répondue le",
        "Answered on"),
      Field(
        RightsRequestField.requester, "requester", .code(.requester), .pseudonymous, "Demandeur",
        "Requester"),
      Field(
        RightsRequestField.outcome, "outcome", .code(.rightsOutcome), .pseudonymous, "Suite",
        "Outcome"),
    ])
}
