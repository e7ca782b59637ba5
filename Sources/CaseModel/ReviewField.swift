package import RecordModel

/// The numbers of the fields of a review: what somebody decided about a conflict.
///
/// Shape: a number is never reused. Source: domain study A10.
package enum ReviewField: UInt8, Hashable, Sendable, CaseIterable {
  case record = 1
  case field = 2
  case losingDot = 3
  case decision = 4
  case reason = 5
}

extension RecordKind {
  /// A decision about two edits of one field made without knowing of each other.
  package static let review = RecordKind(
    CaseKind.review.rawValue, "review", label: Label("Revue de conflit", "Conflict review"),
    owner: ReviewField.record.rawValue,
    fields: [
      Field(ReviewField.record, "record", .reference, .pseudonymous, "Fiche", "Record"),
      Field(ReviewField.field, "field", .integer, .pseudonymous, "Numéro du champ", "Field number"),
      Field(
        ReviewField.losingDot, "losing_dot", .text, .pseudonymous,
        "Modification écartée", "Edit set aside"),
      Field(
        ReviewField.decision, "decision", .code(.decision), .pseudonymous, "Décision", "Decision"),
      Field(ReviewField.reason, "reason", .text, .nominal, "Raison", "Reason"),
    ])
}
