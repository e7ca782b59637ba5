package import RecordModel

/// The numbers of a transfer's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum TransferField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case toSchool = 2
  case requestedOn = 3
  case legalBasis = 4
  case reason = 5
  case status = 6
}

extension RecordKind {
  /// A case that is to go on at another school.
  package static let transfer = RecordKind(
    CaseKind.transfer.rawValue, "transfer", label: Label("Transfert", "Transfer"),
    owner: TransferField.case.rawValue,
    fields: [
      Field(TransferField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(
        TransferField.toSchool, "to_school", .text, .pseudonymous, "Vers l’établissement (UAI)",
        "To school (UAI)"),
      Field(
        TransferField.requestedOn, "requested_on", .date, .pseudonymous, "Demandé le",
        "Requested on"),
      Field(
        TransferField.legalBasis, "legal_basis",
        .composite(["legal_basis", "recorded_on", "recorded_by"]), .pseudonymous,
        "Accord ou base légale", "Agreement or legal basis"),
      Field(TransferField.reason, "reason", .text, .nominal, "Motif", "Reason"),
      Field(
        TransferField.status, "status", .composite(["transfer_status", "since", "reason"]),
        .pseudonymous, "État", "Status"),
    ])
}
