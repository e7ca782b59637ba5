package import Aggregates
package import RecordModel

/// What the ministry may count, with the rules that count it and the words people read.
package struct CaseUnit: Sendable {
  /// One breakdown, the rule that counts it, and what it is called.
  package struct Part: Sendable {
    /// The name it is asked for by.
    package let name: String
    package let rule: CountRule
    package let label: Label
    /// The terms in the order they are shown, the ones expected to be large first; a set's members in the list's order.
    let order: [String]
    let labels: [String: Label]
  }

  package let name: String
  package let label: Label
  package let parts: [Part]

  /// The code of records that say nothing, or something this build does not know.
  package static let unstated = "unstated"

  /// Everything that may be counted.
  package static let all: [CaseUnit] = [cases, facts]

  /// The unit with this name.
  package static func named(_ name: String) -> CaseUnit? { all.first { $0.name == name } }
  /// The unit that has a breakdown of this name.
  package static func having(breakdown: String) -> CaseUnit? {
    all.first { $0.part(named: breakdown) != nil }
  }

  /// The breakdown with this name.
  package func part(named name: String) -> Part? { parts.first { $0.name == name } }

  /// The unit as tables know it.
  package var counted: CountedUnit { CountedUnit(name, parts.map(\.breakdown)) }

  /// Situations, by the month they were reported.
  private static let cases = CaseUnit(
    name: "cases", label: Label("Situations", "Cases"),
    parts: [
      Part("form", "cases_by_form", .form, Label("Forme", "Form")),
      Part(
        "gravity", "cases_by_gravity", ["1", "2", "3", unstated],
        Label("Niveau de gravité", "Gravity level"),
        [
          "1": Label("Niveau 1 : préoccupant", "Level 1: worrying"),
          "2": Label("Niveau 2 : information du recteur", "Level 2: the rector is told"),
          "3": Label("Niveau 3 : extrême gravité", "Level 3: extreme gravity"),
        ]),
      Part("victim", "cases_by_victim", .category, Label("Victime", "Victim")),
      Part(
        "qualification", "cases_by_qualification", .qualification,
        Label("Qualification", "Qualification")),
    ].compactMap { $0 })

  /// Facts, by the month they happened.
  private static let facts = CaseUnit(
    name: "facts", label: Label("Faits", "Facts"),
    parts: [
      Part(
        "platform", "facts_by_platform", [unstated] + Vocabulary.platform.terms.map(\.code),
        Label("Plateforme", "Platform"), Part.labels(.platform))
    ].compactMap { $0 })
}

extension CaseUnit.Part {
  /// A breakdown by the terms of a list, and of a question those that say nothing last.
  init?(_ name: String, _ rule: String, _ vocabulary: Vocabulary, _ label: Label) {
    let terms = vocabulary.terms.map(\.code)
    let order = name == "form" ? terms : terms + [CaseUnit.unstated]
    self.init(name, rule, order, label, Self.labels(vocabulary))
  }

  static func labels(_ vocabulary: Vocabulary) -> [String: Label] {
    Dictionary(
      vocabulary.terms.map { ($0.code, $0.label) }, uniquingKeysWith: { first, _ in first })
  }

  /// A breakdown by given terms; `nil` when there is no such rule.
  init?(
    _ name: String, _ rule: String, _ order: [String], _ label: Label, _ labels: [String: Label]
  ) {
    guard let rule = CaseCounts.rules.first(where: { $0.name == rule }) else { return nil }
    self.init(name: name, rule: rule, label: label, order: order, labels: labels)
  }

  /// What people read of a category.
  package func label(of category: String) -> Label {
    if category == CaseUnit.unstated { return Label("Non renseigné", "Not stated") }
    return labels[category] ?? Label(category, category)
  }

  /// The breakdown as tables know it.
  package var breakdown: Breakdown {
    guard case .members = rule.breakdown else {
      return .categories(Question(name, order))
    }
    return .members(
      name: name, order.map { (code: $0, question: .member("\(name)_\($0)")) })
  }
}
