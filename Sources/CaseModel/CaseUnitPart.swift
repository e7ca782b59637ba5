package import Aggregates
package import RecordModel

/// One breakdown of a unit, the rule that counts it, and what it is called.
package struct CaseUnitPart: Sendable {
  /// The name it is asked for by.
  package let name: String
  package let rule: CountRule
  package let label: Label
  /// The breakdown as tables know it.
  package let breakdown: Breakdown
  private let labels: [String: Label]

  /// A breakdown by given terms, in the order they are shown; `nil` when there is no such rule.
  init?(
    _ name: String, _ rule: String, _ label: Label, terms: [String: Label], order: [String],
    of scope: Question.Scope? = nil
  ) {
    guard let rule = CaseCounts.rules.first(where: { $0.name == rule }) else { return nil }
    self.name = name
    self.rule = rule
    self.label = label
    labels = terms
    breakdown = .categories(Question(name, order, of: scope))
  }

  /// A breakdown by the terms of a list: those expected to be large first, those that say nothing last unless put first.
  init?(
    _ name: String, _ rule: String, _ label: Label, list: Vocabulary, first: [String] = [],
    of scope: Question.Scope? = nil
  ) {
    let others = (list.terms.map(\.code) + [CaseUnit.unstated]).filter { !first.contains($0) }
    self.init(
      name, rule, label, terms: Self.labels(list), order: first + others, of: scope)
  }

  /// A breakdown by the members of a set, each for itself.
  init?(_ name: String, _ rule: String, _ label: Label, set: Vocabulary) {
    guard let rule = CaseCounts.rules.first(where: { $0.name == rule }) else { return nil }
    self.name = name
    self.rule = rule
    self.label = label
    labels = Self.labels(set)
    breakdown = .members(
      name: name, set.terms.map { (code: $0.code, question: .member("\(name)_\($0.code)")) })
  }

  private static func labels(_ list: Vocabulary) -> [String: Label] {
    Dictionary(list.terms.map { ($0.code, $0.label) }, uniquingKeysWith: { first, _ in first })
  }

  /// What people read of a category.
  package func label(of category: String) -> Label {
    if category == CaseUnit.unstated { return Label("Non renseigné", "Not stated") }
    return labels[category] ?? Label(category, category)
  }
}
