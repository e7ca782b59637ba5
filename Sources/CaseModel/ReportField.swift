package import RecordModel

/// The numbers of a report's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum ReportField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case number = 2
  case act = 3
  case channel = 4
  case reasons = 5
  case goodFaith = 6
  case notifier = 7
  case contact = 8
  case legalBasis = 9
  case court = 10
  case platform = 11
  case preparedOn = 12
  case duration = 13
}

extension RecordKind {
  /// A report that a school prepares for a channel; where it stands follows from its steps and answers.
  package static let report = RecordKind(
    CaseKind.report.rawValue, "report", label: Label("Signalement", "Report"),
    owner: ReportField.case.rawValue,
    fields: [
      Field(ReportField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(ReportField.number, "number", .text, .pseudonymous, "Numéro", "Number"),
      Field(
        ReportField.act, "act", .code(.reportAct), .statistical, "Acte demandé", "Act requested"),
      Field(ReportField.channel, "channel", .text, .pseudonymous, "Canal", "Channel"),
      Field(
        ReportField.reasons, "reasons", .text, .pseudonymous, "Motifs (sans nom)",
        "Reasons (no names)"),
      Field(
        ReportField.goodFaith, "good_faith", .boolean, .pseudonymous, "Déclaration de bonne foi",
        "Good-faith statement"),
      Field(
        ReportField.notifier, "notifier", .composite(["notifier_name", "notifier_email"]), .nominal,
        "Auteur de la notification", "Notifier"),
      Field(
        ReportField.contact, "contact", .text, .pseudonymous, "Contact de l’établissement",
        "School's contact"),
      Field(
        ReportField.legalBasis, "legal_basis",
        .composite(["legal_basis", "recorded_on", "recorded_by"]), .pseudonymous,
        "Accord ou base légale", "Agreement or legal basis"),
      Field(
        ReportField.court, "court",
        .composite(["court_reference", "decided_on", "court_from", "court_until"]), .pseudonymous,
        "Décision de justice", "Court decision"),
      Field(
        ReportField.platform, "platform", .code(.platform), .statistical, "Plateforme", "Platform"),
      Field(
        ReportField.preparedOn, "prepared_on", .date, .statistical, "Préparé le", "Prepared on"),
      Field(
        ReportField.duration, "duration", .text, .pseudonymous, "Durée demandée",
        "Duration asked for"),
    ])
}
