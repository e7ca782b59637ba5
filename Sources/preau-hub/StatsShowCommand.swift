internal import Aggregates
internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import CentralHub

/// Shows a table of what was released.
struct StatsShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows a table of what was released.")

  @OptionGroup var options: HubOptions
  @Option(help: "The areas: departement, academie, nation.") var territory = TerritoryLevel.nation
  @Option(help: "The length of a period: month, term, year.") var period = PeriodScale.year
  @Option(help: "What to break down by: \(CaseUnit.breakdownNames).")
  var by: String?
  @Option(help: "What is counted: \(CaseUnit.names); that which has the breakdown otherwise.")
  var unit: String?
  @Flag(name: .customLong("public"), help: "Only what is published, with the public threshold.")
  var isPublic = false
  @Option(help: "A threshold above the usual one: 5 inside, 11 in public.") var threshold: Int?
  @Option(help: "table, csv, json, fe (the pipe format of Faits établissement, by month).")
  var format = StatsFormat.table

  func run() async throws {
    try await options.run { hub in
      if !isPublic { try options.check(.readCounts) }
      let audience: Audience = isPublic ? .everybody : .inside
      let unit = try options.unit(unit, having: by)
      let table = try await hub.table(
        CountRequest(
          unit: unit, breakdown: by, scale: format == .fe ? .month : period, level: territory,
          audience: audience, threshold: try Threshold(threshold, for: audience),
          format: format.rawValue))
      print(
        Self.text(of: table, as: format, options.words(by.flatMap(unit.part(named:))), options),
        terminator: "")
    }
  }

  static func text(
    of table: CountTable, as format: StatsFormat, _ words: TableWords, _ options: HubOptions
  ) -> String {
    switch format {
    case .table: plain(table, words)
    case .csv: table.csv(words)
    case .json: table.json(words)
    case .fe:
      table.factExport(options.language == .french ? .french : .english, words)
    }
  }

  /// Aligned columns for a terminal.
  private static func plain(_ table: CountTable, _ words: TableWords) -> String {
    let heading = [words.period, words.territory, words.category, words.figure]
    let lines = table.rows.map { row in
      let length = row.period.scale.monthCount
      let months = row.monthCount == length ? "" : " (\(row.monthCount)/\(length))"
      return [
        row.period.description + months, "\(row.territoryCode) \(row.territory)",
        words.text(of: row), row.figure.description,
      ]
    }
    let widths = heading.indices.map { column in
      ([heading] + lines).map { $0[column].count }.max() ?? 0
    }
    return ([heading] + lines).map { line in
      zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
        .joined(separator: "  ") + "\n"
    }.joined()
  }
}
