package import RecordModel

/// The numbers of an assessment's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum AssessmentField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case assessedOn = 2
  case assessor = 3
  case gravity = 4
  case danger = 5
  case signs = 6
  case comment = 7
}

extension RecordKind {
  /// An assessment of a case on one day; a later one is another record.
  package static let assessment = RecordKind(
    CaseKind.assessment.rawValue, "assessment", label: Label("Évaluation", "Assessment"),
    owner: AssessmentField.case.rawValue,
    fields: [
      Field(AssessmentField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(
        AssessmentField.assessedOn, "assessed_on", .date, .pseudonymous, "Évaluée le", "Assessed on"
      ),
      Field(AssessmentField.assessor, "assessor", .text, .nominal, "Évaluée par", "Assessor"),
      Field(
        AssessmentField.gravity, "gravity", .integer, .statistical, "Gravité (1 à 3)",
        "Gravity (1 to 3)"),
      Field(AssessmentField.danger, "danger", .code(.danger), .pseudonymous, "Danger", "Danger"),
      Field(
        AssessmentField.signs, "signs", .text, .pseudonymous, "Signaux faibles", "Weak signals"),
      Field(AssessmentField.comment, "comment", .text, .nominal, "Commentaire", "Comment"),
    ])
}
