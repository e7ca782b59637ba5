package import RecordModel

/// Everything the hub counts of a case while it merges.
///
/// A rule's place in `rules` is its name in the hub's table: rules are added at the end. A hub whose rules were others counts
/// anew when it is opened. Source: domain study A9; `protocol/decisions/0007-counts.md`.
package enum CaseCounts {
  /// Cases by month of report and by form of harassment.
  package static let casesByForm = CountRule(
    name: "cases_by_form", kind: CaseKind.case.rawValue, month: CaseField.openedOn.rawValue,
    members: CaseField.forms)

  /// The rules, in the order that names them.
  package static let rules: [CountRule] = [
    casesByForm,
    rule("cases_by_gravity", of: .case, on: CaseField.openedOn, .number(gravity, max: 3)),
    rule(
      "cases_by_victim", of: .case, on: CaseField.openedOn,
      .code(CaseField.victim.rawValue, terms: codes(.category))),
    rule(
      "cases_by_qualification", of: .case, on: CaseField.openedOn,
      .component(CaseField.qualification.rawValue, place: 0, terms: codes(.qualification))),
    rule(
      "facts_by_platform", of: .fact, on: FactField.happenedOn,
      .code(FactField.platform.rawValue, terms: codes(.platform))),
    rule(
      "facts_by_form", of: .fact, on: FactField.happenedOn,
      .code(FactField.form.rawValue, terms: codes(.form))),
  ]

  private static let gravity = CaseField.gravity.rawValue

  private static func rule(
    _ name: String, of kind: CaseKind, on month: some RawRepresentable<UInt8>,
    _ breakdown: CountBreakdown
  ) -> CountRule {
    CountRule(name: name, kind: kind.rawValue, month: month.rawValue, by: breakdown)
  }

  private static func codes(_ vocabulary: Vocabulary) -> [String] { vocabulary.terms.map(\.code) }
}
