package import RecordModel

/// Everything the hub counts of a case while it merges.
///
/// A rule's place in `rules` is its name in the hub's table: rules are added at the end. A hub whose rules were others counts
/// anew when it is opened. Of a composite only a code is counted, never a text. Source: domain study A9;
/// `protocol/decisions/0007-counts.md`.
package enum CaseCounts {
  /// Cases by month of report and by form of harassment.
  package static let casesByForm = CountRule(
    name: "cases_by_form", kind: CaseKind.case.rawValue, month: CaseField.openedOn.rawValue,
    members: CaseField.forms)

  /// The rules, in the order that names them.
  package static let rules: [CountRule] = [casesByForm] + cases + facts + reports + answers

  private static let cases = [
    rule("cases_by_gravity", .case, CaseField.openedOn, .number(number(CaseField.gravity), max: 3)),
    rule("cases_by_victim", .case, CaseField.openedOn, code(CaseField.victim, .category)),
    rule(
      "cases_by_qualification", .case, CaseField.openedOn,
      .component(number(CaseField.qualification), place: 0, terms: codes(.qualification))),
  ]

  private static let facts = [
    rule("facts_by_platform", .fact, FactField.happenedOn, code(FactField.platform, .platform))
  ]

  private static let reports = [
    rule("reports_by_act", .report, ReportField.preparedOn, code(ReportField.act, .reportAct)),
    rule(
      "reports_by_platform", .report, ReportField.preparedOn, code(ReportField.platform, .platform)),
  ]

  private static let answers = [
    rule(
      "answers_by_step", .reportAnswer, ReportAnswerField.recordedOn,
      code(ReportAnswerField.step, .answerStep)),
    rule(
      "answers_by_outcome", .reportAnswer, ReportAnswerField.recordedOn,
      decided(
        .component(
          number(ReportAnswerField.decision), place: 0, terms: codes(.decisionOfPlatform)))),
    rule(
      "answers_by_delay", .reportAnswer, ReportAnswerField.recordedOn,
      decided(code(ReportAnswerField.delay, .delay))),
  ]

  /// Of the answers that tell a platform's decision only.
  private static func decided(_ breakdown: CountBreakdown) -> CountBreakdown {
    .among(number(ReportAnswerField.step), code: "decided", breakdown)
  }

  private static func rule(
    _ name: String, _ kind: CaseKind, _ month: some RawRepresentable<UInt8>,
    _ breakdown: CountBreakdown
  ) -> CountRule {
    CountRule(name: name, kind: kind.rawValue, month: month.rawValue, by: breakdown)
  }

  private static func code(
    _ field: some RawRepresentable<UInt8>, _ vocabulary: Vocabulary
  ) -> CountBreakdown { .code(field.rawValue, terms: codes(vocabulary)) }

  private static func number(_ field: some RawRepresentable<UInt8>) -> UInt8 { field.rawValue }

  private static func codes(_ vocabulary: Vocabulary) -> [String] { vocabulary.terms.map(\.code) }
}
