package import Aggregates
package import RecordModel

/// Where each stage of the comparison is counted: what was announced, proposed, agreed, transmitted, acted on.
package struct CaseComparison: Sendable {
  package let stage: ComparisonLine.Stage
  package let label: Label
  /// The unit, the breakdown and the categories that are added up; `nil` where it is no count of records of cases.
  package let source: (unit: String, breakdown: String, categories: Set<String>)?

  /// The stages, in the order of events.
  package static let all: [CaseComparison] = [
    CaseComparison(
      stage: .substantiated,
      label: Label("Situations de harcèlement avéré", "Cases of substantiated harassment"),
      source: ("cases", "qualification", ["substantiated"]))
  ]
}
