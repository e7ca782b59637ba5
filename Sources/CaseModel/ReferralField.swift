package import RecordModel

/// The numbers of a referral's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum ReferralField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case kind = 2
  case sentOn = 3
  case reason = 4
  case legalBasis = 5
  case status = 6
}

extension RecordKind {
  /// A case put before somebody outside the team.
  package static let referral = RecordKind(
    CaseKind.referral.rawValue, "referral", label: Label("Saisine", "Referral"),
    owner: ReferralField.case.rawValue,
    fields: [
      Field(ReferralField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(
        ReferralField.kind, "kind", .code(.referralKind), .statistical, "Destinataire", "Recipient"),
      Field(ReferralField.sentOn, "sent_on", .date, .pseudonymous, "Envoyée le", "Sent on"),
      Field(ReferralField.reason, "reason", .text, .nominal, "Motif", "Reason"),
      Field(
        ReferralField.legalBasis, "legal_basis",
        .composite(["legal_basis", "recorded_on", "recorded_by"]), .pseudonymous,
        "Accord ou base légale", "Agreement or legal basis"),
      Field(
        ReferralField.status, "status", .composite(["referral_status", "since", "reason"]),
        .pseudonymous, "État", "Status"),
    ])
}
