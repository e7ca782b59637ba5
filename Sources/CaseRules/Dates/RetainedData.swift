package import RecordModel

/// A sort of data with a duration of its own.
///
/// Source: domain study A8.
package enum RetainedData: Hashable, Sendable {
  /// Everything of a case that names or concerns somebody, at the school and at the centre.
  case caseRecords
  /// What may be counted of a case (class Z).
  case statisticalFields
  /// A sanction, by its code.
  case sanction(SanctionCode)
  /// The yearly questionnaire, when no situation or nobody can be recognised in it.
  case anonymousSurvey
  /// The yearly questionnaire, when it revealed a named situation.
  case namedSurvey
  /// Published or extracted counts.
  case statisticalExtracts
  /// The logs of who read and changed what.
  case accessLogs
  /// Technical logs.
  case technicalLogs

  /// Every sort, one of each sanction.
  package static let all: [RetainedData] =
    [.caseRecords, .statisticalFields] + SanctionCode.allCases.map(RetainedData.sanction)
    + [.anonymousSurvey, .namedSurvey, .statisticalExtracts, .accessLogs, .technicalLogs]
}

/// How long a sort of data is kept.
package struct RetentionRule: Hashable, Sendable {
  /// How long, from the start.
  package enum Period: Hashable, Sendable {
    case years(Int32)
    case months(Int32)
    /// To the end of the school year of the start, and so many school years more.
    case schoolYears(after: Int32)
    /// Until the pupil leaves secondary school, which no date here tells; a person decides.
    case secondarySchooling
  }

  /// The sort of data.
  package let data: RetainedData
  /// How long it is kept.
  package let period: Period
  /// What the period starts from.
  package let start: Label
  /// What the rule rests on.
  package let source: Label
}
