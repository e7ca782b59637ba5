internal import Aggregates
internal import ArgumentParser
internal import CaseModel
internal import RecordModel

/// How a table is written.
enum StatsFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case csv
  case json
  /// The pipe format of Faits établissement.
  case fe
}

extension CaseUnit {
  /// What can be counted, as people type it.
  static let names = all.map(\.name).joined(separator: ", ")
  /// What each can be broken down by.
  static let breakdownNames = all.map { unit in
    "\(unit.parts.map(\.name).joined(separator: ", ")) of \(unit.name)"
  }.joined(separator: "; ")
}

extension PeriodScale: ExpressibleByArgument {}
extension TerritoryLevel: ExpressibleByArgument {}

extension HubOptions {
  /// The words of a table about one breakdown, or about totals.
  func words(_ part: CaseUnitPart?) -> TableWords {
    let language = language
    let label: @Sendable (String) -> String = { part?.label(of: $0).text(in: language) ?? $0 }
    let category = part?.label.text(in: language) ?? say("catégorie", "category")
    return language == .french
      ? .french(category: category, label: label) : .english(category: category, label: label)
  }

  /// The unit somebody names, or the one that has the breakdown they name.
  ///
  /// - Throws: `AggregateError.unknown`.
  func unit(_ name: String?, having breakdown: String?) throws -> CaseUnit {
    let found =
      name.map(CaseUnit.named) ?? breakdown.map(CaseUnit.having) ?? CaseUnit.named("cases")
    guard let found else { throw AggregateError.unknown(name ?? breakdown ?? "") }
    return found
  }
}
