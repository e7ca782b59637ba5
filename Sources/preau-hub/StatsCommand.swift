internal import ArgumentParser

/// Counts that identify nobody.
struct StatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Counts by area and period, with nothing in them that could point at somebody.",
    discussion: """
      A period is counted once, for good, with 'stats release', when it has ended and late arrivals are in. Everything shown
      afterwards is made from that: larger areas, longer periods, higher thresholds. Figures below the threshold, and those
      that would reveal one, are shown as ranges: 40–57, or <11. No line names a school, and nothing is sorted by size.
      'stats publish' opens a release to everybody (threshold 11); the inside view has 5. Each table shown is logged.
      """,
    subcommands: [
      StatsShowCommand.self, StatsReleaseCommand.self, StatsPublishCommand.self,
      StatsPublishedCommand.self, StatsCompareCommand.self, StatsExportsCommand.self,
      StatsRecountCommand.self,
    ], defaultSubcommand: StatsShowCommand.self)
}
