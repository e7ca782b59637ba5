package import RecordModel

/// The numbers of an answer to a report's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum ReportAnswerField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case report = 2
  case step = 3
  case recordedOn = 4
  case recordedBy = 5
  case reason = 6
  case decision = 7
  case externalReference = 8
  case comment = 9
  case act = 10
  case platform = 11
  case delay = 12
  case fingerprint = 13
}

extension RecordKind {
  /// A fact about a report that the centre records; written once and never changed.
  package static let reportAnswer = RecordKind(
    CaseKind.reportAnswer.rawValue, "report_answer",
    label: Label("Suite du signalement", "Answer to a report"),
    writer: .centre, owner: ReportAnswerField.case.rawValue,
    fields: [
      Field(ReportAnswerField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(ReportAnswerField.report, "report", .reference, .pseudonymous, "Signalement", "Report"),
      Field(ReportAnswerField.step, "step", .code(.answerStep), .statistical, "Étape", "Step"),
      Field(ReportAnswerField.recordedOn, "recorded_on", .date, .statistical, "Le", "On"),
      Field(ReportAnswerField.recordedBy, "recorded_by", .text, .pseudonymous, "Par", "By"),
      Field(ReportAnswerField.reason, "reason", .text, .pseudonymous, "Raison", "Reason"),
      Field(
        ReportAnswerField.decision, "decision",
        .composite(["decision", "ground", "decision_from", "decision_until"]), .pseudonymous,
        "Décision de la plateforme", "Platform's decision"),
      Field(
        ReportAnswerField.externalReference, "external_reference", .text, .pseudonymous,
        "Référence du destinataire", "Recipient's reference"),
      Field(ReportAnswerField.comment, "comment", .text, .pseudonymous, "Commentaire", "Comment"),
      Field(
        ReportAnswerField.act, "act", .code(.reportAct), .statistical, "Acte demandé",
        "Act requested"),
      Field(
        ReportAnswerField.platform, "platform", .code(.platform), .statistical, "Plateforme",
        "Platform"),
      Field(
        ReportAnswerField.delay, "delay", .code(.delay), .statistical,
        "Délai depuis la transmission", "Time since transmission"),
      Field(
        ReportAnswerField.fingerprint, "fingerprint", .text, .pseudonymous,
        "Empreinte de ce qui est validé", "Fingerprint of what is approved"),
    ])
}
