package import RecordModel

/// The numbers of a report's subject's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum ReportItemField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case report = 2
  case content = 3
  case account = 4
}

extension RecordKind {
  /// One content or account that a report is about.
  package static let reportItem = RecordKind(
    CaseKind.reportItem.rawValue, "report_item",
    label: Label("Objet du signalement", "Subject of a report"),
    owner: ReportItemField.case.rawValue,
    fields: [
      Field(ReportItemField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(ReportItemField.report, "report", .reference, .pseudonymous, "Signalement", "Report"),
      Field(ReportItemField.content, "content", .reference, .pseudonymous, "Contenu", "Content"),
      Field(ReportItemField.account, "account", .reference, .pseudonymous, "Compte", "Account"),
    ])
}
