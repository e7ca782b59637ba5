package import RecordModel

/// The retention schedule: for each sort of data, how long it is kept and when it goes.
///
/// The durations are the default proposed by the domain study; the ministry's own text, once it exists, replaces
/// them here. Source: domain study A8.
package enum Retention {
  /// The whole schedule.
  package static let rules = RetainedData.all.map(rule(for:))

  /// The rule for a sort of data.
  package static func rule(for data: RetainedData) -> RetentionRule {
    RetentionRule(
      data: data, period: period(of: data), start: start(of: data), source: source(of: data))
  }

  /// The first day on which data that started on `start` must be gone, `nil` when no date tells.
  ///
  /// A school year ends on 31 July here, so what goes with it is gone on 1 August.
  package static func eraseOn(_ data: RetainedData, since start: CalendarDay) -> CalendarDay? {
    switch period(of: data) {
    case .years(let years): start.adding(months: 12 * years)
    case .months(let months): start.adding(months: months)
    case .schoolYears(let later): start.schoolYearEnd(after: later)
    case .secondarySchooling: nil
    }
  }

  private static func period(of data: RetainedData) -> RetentionRule.Period {
    switch data {
    case .caseRecords, .accessLogs: .years(5)
    case .statisticalFields, .statisticalExtracts: .years(10)
    case .sanction(let sanction): period(of: sanction)
    case .anonymousSurvey: .schoolYears(after: 0)
    case .namedSurvey: .years(3)
    case .technicalLogs: .months(12)
    }
  }

  private static func period(of sanction: SanctionCode) -> RetentionRule.Period {
    switch sanction {
    case .warning: .schoolYears(after: 0)
    case .reprimand, .responsibility: .schoolYears(after: 1)
    case .classExclusion, .exclusion, .classExclusionSuspended, .exclusionSuspended:
      .schoolYears(after: 2)
    case .permanentExclusion, .permanentExclusionSuspended: .secondarySchooling
    }
  }

  private static func start(of data: RetainedData) -> Label {
    switch data {
    case .caseRecords, .statisticalFields: Label("date du signalement", "day of the report")
    case .sanction: Label("date du prononcé", "day it was decided")
    case .anonymousSurvey, .namedSurvey: Label("date du questionnaire", "day of the questionnaire")
    case .statisticalExtracts: Label("date de l’extraction", "day of the extract")
    case .accessLogs: Label("date du signalement", "day of the report")
    case .technicalLogs: Label("date de l’entrée", "day of the entry")
    }
  }

  private static func source(of data: RetainedData) -> Label {
    switch data {
    case .caseRecords:
      Label(
        "Proposition, d’après la durée de Faits établissement (5 ans)",
        "Proposed, after the duration of Faits établissement (5 years)")
    case .statisticalFields, .statisticalExtracts:
      Label("Décret 2023-1027, art. 6 (10 ans)", "Décret 2023-1027, art. 6 (10 years)")
    case .sanction:
      Label(
        "Code de l’éducation, art. R511-13 (décret 2019-906)",
        "Code de l’éducation, art. R511-13 (décret 2019-906)")
    case .anonymousSurvey, .namedSurvey:
      Label("Décret 2023-1027, art. 6", "Décret 2023-1027, art. 6")
    case .accessLogs:
      Label(
        "Faits établissement, art. 7 : un an puis archive, 5 ans au plus",
        "Faits établissement, art. 7: one year then archive, 5 years at most")
    case .technicalLogs:
      Label("CNIL, délibération 2021-122", "CNIL, deliberation 2021-122")
    }
  }
}
