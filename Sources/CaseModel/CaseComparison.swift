package import Aggregates
package import RecordModel

/// Where each stage of the comparison is counted: what was announced, proposed, transmitted, acted on.
///
/// How many channels have an agreement is no count of cases, and no secret; the hub's registry says it.
package struct CaseComparison: Sendable {
  package let stage: ComparisonLine.Stage
  package let label: Label
  /// The unit, the breakdown and the categories that are added up; `nil` where it is no count of records.
  package let source: (unit: String, breakdown: String, categories: Set<String>)?

  /// The stages, in the order of events.
  package static let all: [CaseComparison] = [
    CaseComparison(
      stage: .substantiated,
      label: Label("Situations de harcèlement avéré", "Cases of substantiated harassment"),
      source: ("cases", "qualification", ["substantiated"])),
    CaseComparison(
      stage: .proposed, label: Label("Signalements préparés", "Reports prepared"),
      source: ("reports", "act", [CountTableRow.all])),
    CaseComparison(
      stage: .agreed,
      label: Label(
        "Canaux ayant un accord ou une procédure", "Channels with an agreement or a procedure"),
      source: nil),
    CaseComparison(
      stage: .transmitted, label: Label("Signalements transmis", "Reports transmitted"),
      source: ("answers", "step", ["transmitted"])),
    CaseComparison(
      stage: .actedOn, label: Label("Suivis d'effet par la plateforme", "Acted on by the platform"),
      source: ("answers", "outcome", actions)),
  ]

  /// The decisions by which a platform does something.
  private static let actions = Set(
    Vocabulary.decisionOfPlatform.terms.map(\.code).filter { $0 != "no_action" })
}
