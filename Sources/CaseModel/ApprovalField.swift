package import RecordModel

/// The numbers of an approval's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum ApprovalField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case subject = 2
  case kind = 3
  case requestedOn = 4
  case requestedBy = 5
  case outcome = 6
}

extension RecordKind {
  /// What one person asks and another one approves or rejects.
  package static let approval = RecordKind(
    CaseKind.approval.rawValue, "approval", label: Label("Validation", "Approval"),
    owner: ApprovalField.case.rawValue,
    fields: [
      Field(ApprovalField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(ApprovalField.subject, "subject", .reference, .pseudonymous, "Objet", "Subject"),
      Field(ApprovalField.kind, "kind", .code(.approvalKind), .pseudonymous, "Nature", "Kind"),
      Field(
        ApprovalField.requestedOn, "requested_on", .date, .pseudonymous, "Demandée le",
        "Requested on"),
      Field(
        ApprovalField.requestedBy, "requested_by", .text, .nominal, "Demandée par", "Requested by"),
      Field(
        ApprovalField.outcome, "outcome",
        .composite(["approval_outcome", "decided_on", "decided_by", "comment"]), .pseudonymous,
        "Réponse", "Outcome"),
    ])
}
