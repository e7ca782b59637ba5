package import Aggregates
package import CaseModel
package import CentralStorage
internal import Foundation
internal import RecordModel
internal import RecordStorage

/// What a person asks the hub to count.
package struct CountRequest: Sendable {
  package var unit: CaseUnit
  /// The name of a breakdown of the unit, `nil` for totals.
  package var breakdown: String?
  package var scale: PeriodScale
  package var level: TerritoryLevel
  package var audience: Audience
  package var threshold: Threshold
  /// How the table will be written, for the log.
  package var format: String

  /// A request from its parts.
  package init(
    unit: CaseUnit, breakdown: String?, scale: PeriodScale, level: TerritoryLevel,
    audience: Audience, threshold: Threshold, format: String
  ) {
    self.unit = unit
    self.breakdown = breakdown
    self.scale = scale
    self.level = level
    self.audience = audience
    self.threshold = threshold
    self.format = format
  }
}

/// A release with the times that matter to people.
package struct ReleaseNotice: Sendable {
  package let release: Release
  package let releasedMilliseconds: UInt64
  package let publishedMilliseconds: UInt64?
}

extension Hub {
  /// How many days after a period's end it may be released, unless somebody says otherwise.
  package static let settlingDays = 31

  /// The kept counts of one rule, as they are now.
  package func counts(ofRule rule: Int) throws -> [CountLine] { try store.counts(ofRule: rule) }

  /// Counts everything anew from the records; what was released stays as it is.
  package func recount() throws { try writing { try store.recount() } }

  /// Everything released, in order of unit and period.
  package func releases() throws -> [ReleaseNotice] {
    try store.releases().map { stored in
      guard let release = try? JSONDecoder().decode(Release.self, from: Data(stored.content.utf8))
      else { throw StorageError.unreadable(table: "_releases") }
      return ReleaseNotice(
        release: release, releasedMilliseconds: stored.releasedMilliseconds,
        publishedMilliseconds: stored.publishedMilliseconds)
    }
  }

  /// Counts a period for good, for the inside: what is shown of it from now on is made from this and never changes.
  ///
  /// - Throws: `AggregateError.overlaps`, `.notSettled`.
  @discardableResult
  package func release(
    _ unit: CaseUnit, _ period: CountedPeriod, level: TerritoryLevel, settlingDays: Int
  ) throws -> Release {
    let now = environment.wallMilliseconds()
    try Release.check(
      period, of: unit.counted, among: try releases().map(\.release),
      daysSinceEnd: Self.days(sinceEndOf: period, at: now), settlingDays: settlingDays)
    let release = try Release(
      unit.counted, period, level: level, counts: exactCounts(unit, period, level),
      threshold: Threshold(for: .inside))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try writing {
      try store.keep(
        StoredRelease(
          unit: unit.name, period: period.description, releasedMilliseconds: now,
          publishedMilliseconds: nil,
          content: String(decoding: try encoder.encode(release), as: UTF8.self)))
    }
    return release
  }

  private func exactCounts(
    _ unit: CaseUnit, _ period: CountedPeriod, _ level: TerritoryLevel
  ) throws -> [(area: Area, exact: ExactCounts)] {
    let areas = Area.plan(
      try store.countedDepartements().map {
        AreaLine(
          departementCode: $0.code, departement: $0.name, academieCode: $0.academieCode,
          academie: $0.academie, schoolCount: $0.schoolCount)
      }, level: level)
    let months = period.first.description...period.last.description
    let cells = try unit.ruleNumbers.flatMap { rule in
      try store.counts(ofRule: rule, months: months).map {
        CountedCell(
          rule: rule, member: $0.member, departement: $0.departement, count: $0.count)
      }
    }
    return unit.exactCounts(cells, in: areas)
  }

  /// Whole days since a period ended; negative before it has.
  static func days(sinceEndOf period: CountedPeriod, at milliseconds: UInt64) -> Int {
    let next = CountedMonth(number: period.last.number + 1)
    guard let day = CalendarDay("\(next)-01") else { return .min }
    return Int(clamping: milliseconds / 86_400_000) - Int(day.daysSince1970)
  }

  /// Opens a release to everybody.
  ///
  /// - Throws: `AggregateError.nothingReleased`.
  package func publish(_ unit: CaseUnit, _ period: CountedPeriod) throws {
    let isThere = try writing {
      try store.publish(
        unit: unit.name, period: period.description,
        milliseconds: environment.wallMilliseconds())
    }
    guard isThere else { throw AggregateError.nothingReleased }
  }

  /// Makes a table of what was released, and notes that it did.
  ///
  /// - Throws: `AggregateError`.
  package func table(_ request: CountRequest) throws -> CountTable {
    let unit = request.unit.counted
    let breakdown = try request.breakdown.map { name in
      guard let part = request.unit.part(named: name) else { throw AggregateError.unknown(name) }
      return part.breakdown
    }
    let shown = try releases().filter {
      request.audience == .inside || $0.publishedMilliseconds != nil
    }
    let table = try CountTable(
      CountQuery(
        unit, by: breakdown, scale: request.scale, level: request.level,
        threshold: request.threshold), from: shown.map(\.release))
    let what = [
      unit.name, breakdown?.name ?? "total", request.scale.rawValue, request.level.rawValue,
    ]
    try writing {
      try store.note(
        ExportLine(
          madeMilliseconds: environment.wallMilliseconds(), what: what.joined(separator: " "),
          audience: request.audience.rawValue, threshold: request.threshold.value,
          format: request.format))
    }
    return table
  }

  /// The tables that were shown or taken out, the latest first.
  package func exports(countMax: Int) throws -> [ExportLine] {
    try store.exports(countMax: countMax)
  }
}
