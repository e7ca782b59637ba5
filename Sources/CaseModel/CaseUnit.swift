package import Aggregates
package import RecordModel

/// What the ministry may count, with the rules that count it and the words people read.
///
/// All that is said of one kind's records by one date is one unit, so that it is released together.
package struct CaseUnit: Sendable {
  package let name: String
  package let label: Label
  package let parts: [CaseUnitPart]

  /// The code of records that say nothing, or something this build does not know.
  package static let unstated = "unstated"

  /// Everything that may be counted.
  package static let all: [CaseUnit] = [cases, facts, reports, answers]

  /// The unit with this name.
  package static func named(_ name: String) -> CaseUnit? { all.first { $0.name == name } }
  /// The unit that has a breakdown of this name; the first of several.
  package static func having(breakdown: String) -> CaseUnit? {
    all.first { $0.part(named: breakdown) != nil }
  }

  /// The breakdown with this name.
  package func part(named name: String) -> CaseUnitPart? { parts.first { $0.name == name } }

  /// The unit as tables know it.
  package var counted: CountedUnit { CountedUnit(name, parts.map(\.breakdown)) }

  /// Situations, by the month they were reported.
  private static let cases = CaseUnit(
    name: "cases", label: Label("Situations", "Cases"),
    parts: [
      CaseUnitPart("form", "cases_by_form", Label("Forme", "Form"), set: .form),
      CaseUnitPart(
        "gravity", "cases_by_gravity", Label("Niveau de gravité", "Gravity level"),
        terms: [
          "1": Label("Niveau 1 : préoccupant", "Level 1: worrying"),
          "2": Label("Niveau 2 : information du recteur", "Level 2: the rector is told"),
          "3": Label("Niveau 3 : extrême gravité", "Level 3: extreme gravity"),
        ], order: ["1", "2", "3", unstated]),
      CaseUnitPart("victim", "cases_by_victim", Label("Victime", "Victim"), list: .category),
      CaseUnitPart(
        "qualification", "cases_by_qualification", Label("Qualification", "Qualification"),
        list: .qualification),
    ].compactMap { $0 })

  /// Facts, by the month they happened; most are on no platform.
  private static let facts = CaseUnit(
    name: "facts", label: Label("Faits", "Facts"),
    parts: [
      CaseUnitPart(
        "platform", "facts_by_platform", Label("Plateforme", "Platform"), list: .platform,
        first: [unstated])
    ].compactMap { $0 })

  /// Reports, by the month they were prepared.
  private static let reports = CaseUnit(
    name: "reports", label: Label("Signalements", "Reports"),
    parts: [
      CaseUnitPart(
        "act", "reports_by_act", Label("Acte demandé", "Act requested"), list: .reportAct),
      CaseUnitPart(
        "platform", "reports_by_platform", Label("Plateforme", "Platform"), list: .platform),
    ].compactMap { $0 })

  /// What became of reports, by the month of each event; outcome and delay are of the platforms' decisions.
  private static let answers = CaseUnit(
    name: "answers", label: Label("Suites des signalements", "What became of reports"),
    parts: [
      CaseUnitPart(
        "step", "answers_by_step", Label("Étape", "Step"), list: .answerStep,
        first: ["transmitted", "decided", "acknowledged", "closed"]),
      CaseUnitPart(
        "outcome", "answers_by_outcome", Label("Décision de la plateforme", "Platform's decision"),
        list: .decisionOfPlatform, of: Question.Scope("step", "decided")),
      CaseUnitPart(
        "delay", "answers_by_delay", Label("Délai de décision", "Time to the decision"),
        list: .delay, of: Question.Scope("step", "decided")),
    ].compactMap { $0 })
}
