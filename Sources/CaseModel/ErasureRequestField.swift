package import RecordModel

/// The numbers of an erasure request's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum ErasureRequestField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case ground = 2
  case requestedOn = 3
  case requestedBy = 4
  case role = 5
  case reason = 6
}

extension RecordKind {
  /// A request to erase a case; somebody else must approve it.
  package static let erasureRequest = RecordKind(
    CaseKind.erasureRequest.rawValue, "erasure_request",
    label: Label("Demande d’effacement", "Erasure request"),
    owner: ErasureRequestField.case.rawValue,
    fields: [
      Field(ErasureRequestField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(
        ErasureRequestField.ground, "ground", .code(.erasureGround), .pseudonymous, "Fondement",
        "Ground"),
      Field(
        ErasureRequestField.requestedOn, "requested_on", .date, .pseudonymous, "Demandé le",
        "Requested on"),
      Field(
        ErasureRequestField.requestedBy, "requested_by", .text, .nominal, "Demandé par",
        "Requested by"),
      Field(
        ErasureRequestField.role, "role", .code(.memberRole), .pseudonymous, "En qualité de", "As"),
      Field(ErasureRequestField.reason, "reason", .text, .nominal, "Motif", "Reason"),
    ])
}
