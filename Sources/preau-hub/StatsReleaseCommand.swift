internal import Aggregates
internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import CentralHub

/// Counts a period for good.
struct StatsReleaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Counts a period for good, for the inside.",
    discussion: """
      The finest area and period that can ever be shown are chosen here, once: nothing finer, and no later figure for these
      months, would be safe beside it. Departements with fewer than 3 schools that report are joined to others.
      """)

  @OptionGroup var options: HubOptions
  @Argument(help: "The period: 2026-11, 2026-2027-T1, 2026-2027.") var period: String
  @Option(help: "What is counted: \(CaseUnit.names).") var unit = "cases"
  @Option(help: "The smallest area: departement, academie, nation.")
  var territory = TerritoryLevel.departement
  @Option(help: "Days to wait after the period's end for what arrives late.")
  var settlingDays = Hub.settlingDays

  func run() async throws {
    try await options.run { hub in
      try options.check(.readCounts)
      let (unit, period) = (try options.unit(unit, having: nil), try CountedPeriod(parsing: period))
      let release = try await hub.release(
        unit, period, level: territory, settlingDays: settlingDays)
      print(
        options.say(
          "\(period) compté pour \(release.rows.count) territoires. Ces chiffres ne changeront plus ; ils restent internes jusqu'à « stats publish ».",
          "\(period) counted for \(release.rows.count) areas. These figures will not change; they stay inside until 'stats publish'."
        ))
    }
  }
}

/// Opens a release to everybody.
struct StatsPublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Opens a release to everybody, for good.")

  @OptionGroup var options: HubOptions
  @Argument(help: "The period, as it was released.") var period: String
  @Option(help: "What is counted: \(CaseUnit.names).") var unit = "cases"

  func run() async throws {
    try await options.run { hub in
      try options.check(.readCounts)
      try await hub.publish(
        try options.unit(unit, having: nil), try CountedPeriod(parsing: period))
      print(
        options.say(
          "\(period) est public. « stats --public » le montre, avec le seuil de 11.",
          "\(period) is public. 'stats --public' shows it, with the threshold of 11."))
    }
  }
}

/// Counts everything anew.
struct StatsRecountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recount",
    abstract: "Counts everything anew from the records; what was released stays as it is.")

  @OptionGroup var options: HubOptions

  func run() async throws {
    try await options.run { hub in
      try options.check(.readCounts)
      try await hub.recount()
      print(options.say("Recompté.", "Counted anew."))
    }
  }
}
