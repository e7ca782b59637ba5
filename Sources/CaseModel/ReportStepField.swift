package import RecordModel

/// The numbers of a report's step's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum ReportStepField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case report = 2
  case step = 3
  case takenOn = 4
  case takenBy = 5
  case role = 6
  case comment = 7
  case fingerprint = 8
}

extension RecordKind {
  /// A step that a school takes with a report; written once and never changed.
  package static let reportStep = RecordKind(
    CaseKind.reportStep.rawValue, "report_step",
    label: Label("Étape du signalement", "Step of a report"),
    owner: ReportStepField.case.rawValue,
    fields: [
      Field(ReportStepField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(ReportStepField.report, "report", .reference, .pseudonymous, "Signalement", "Report"),
      Field(ReportStepField.step, "step", .code(.reportStep), .pseudonymous, "Étape", "Step"),
      Field(ReportStepField.takenOn, "taken_on", .date, .pseudonymous, "Le", "On"),
      Field(ReportStepField.takenBy, "taken_by", .text, .nominal, "Par", "By"),
      Field(ReportStepField.role, "role", .code(.memberRole), .pseudonymous, "En qualité de", "As"),
      Field(ReportStepField.comment, "comment", .text, .nominal, "Commentaire", "Comment"),
      Field(
        ReportStepField.fingerprint, "fingerprint", .text, .pseudonymous,
        "Empreinte de ce qui est validé", "Fingerprint of what is approved"),
    ])
}
