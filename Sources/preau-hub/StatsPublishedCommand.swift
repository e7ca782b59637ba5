internal import Aggregates
internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import CentralHub
internal import CentralStorage
internal import RecordModel

/// What was released and published.
struct StatsPublishedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "published",
    abstract: "Lists what was released and published: unit, period, smallest area, days.")

  @OptionGroup var options: HubOptions

  func run() async throws {
    try await options.run { hub in
      for notice in try await hub.releases() {
        let release = notice.release
        let published =
          notice.publishedMilliseconds.map(StatsExportsCommand.day)
          ?? options.say("interne", "inside")
        print(
          "\(release.unit)  \(release.period)  \(release.level.rawValue)  "
            + "\(StatsExportsCommand.day(notice.releasedMilliseconds))  \(published)")
      }
    }
  }
}

/// The log of tables that were shown or taken out.
struct StatsExportsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exports",
    abstract: "Lists the tables that were shown or taken out, the latest first, without figures.")

  @OptionGroup var options: HubOptions
  @Option(help: "How many lines.") var count = 50

  func run() async throws {
    try await options.run { hub in
      try options.check(.readCounts)
      for line in try await hub.exports(countMax: max(0, count)) {
        print(
          "\(Self.day(line.madeMilliseconds))  \(line.what)  \(line.audience)  \(line.threshold)  \(line.format)"
        )
      }
    }
  }

  static func day(_ milliseconds: UInt64) -> String {
    CalendarDay(daysSince1970: Int32(clamping: milliseconds / 86_400_000)).description
  }
}
