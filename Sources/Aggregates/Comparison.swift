/// One line of the comparison of what was announced with what became of it.
package struct ComparisonLine: Hashable, Sendable {
  /// What it counts.
  package enum Stage: String, Hashable, Sendable, CaseIterable {
    /// Cases in which harassment was found to be so, whose authors were to be reported.
    case substantiated
    /// Reports that schools prepared.
    case proposed
    /// Channels with a signed agreement or an existing procedure.
    case agreed
    /// Reports that left.
    case transmitted
    /// Reports that a platform acted on.
    case actedOn
  }

  package let stage: Stage
  package let figure: Figure

  /// A line from its parts.
  package init(_ stage: Stage, _ figure: Figure) {
    self.stage = stage
    self.figure = figure
  }

  /// Adds up some categories of a table, over all its periods and areas.
  package init(_ stage: Stage, _ table: CountTable, categories: Set<String>) {
    self.stage = stage
    figure = table.rows.filter { categories.contains($0.category) }.reduce(Figure(0)) {
      $0 + $1.figure
    }
  }
}
