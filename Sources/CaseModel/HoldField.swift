package import RecordModel

/// The numbers of a hold's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum HoldField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case since = 2
  case until = 3
  case reason = 4
  case orderedBy = 5
}

extension RecordKind {
  /// A legal hold: as long as it stands nothing of the case is erased.
  package static let hold = RecordKind(
    CaseKind.hold.rawValue, "hold", label: Label("Gel des effacements", "Legal hold"),
    owner: HoldField.case.rawValue,
    fields: [
      Field(HoldField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(HoldField.since, "since", .date, .pseudonymous, "Depuis le", "Since"),
      Field(HoldField.until, "until", .date, .pseudonymous, "Jusqu’au", "Until"),
      Field(HoldField.reason, "reason", .text, .nominal, "Motif", "Reason"),
      Field(HoldField.orderedBy, "ordered_by", .text, .nominal, "Décidé par", "Ordered by"),
    ])
}
