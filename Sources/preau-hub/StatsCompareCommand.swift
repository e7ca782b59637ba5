internal import Aggregates
internal import ArgumentParser
internal import CaseModel
internal import CentralHub
internal import RecordModel

/// What was announced beside what became of it.
struct StatsCompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares what was announced with what became of it, over the nation.",
    discussion: "Takes all that was released; a stage that was never released is said so.")

  @OptionGroup var options: HubOptions
  @Flag(name: .customLong("public"), help: "Only what is published, with the public threshold.")
  var isPublic = false

  func run() async throws {
    try await options.run { hub in
      for line in CaseComparison.all {
        let figure = try await figure(line, hub)
        let text = figure?.description ?? options.say("non compté", "not counted")
        print("\(line.label.text(in: options.language)): \(text)")
      }
    }
  }

  /// The figure of one stage; `nil` when nothing of it was released.
  private func figure(_ line: CaseComparison, _ hub: Hub) async throws -> Figure? {
    let audience: Audience = isPublic ? .everybody : .inside
    guard let source = line.source, let unit = CaseUnit.named(source.unit) else { return nil }
    do {
      let table = try await hub.table(
        CountRequest(
          unit: unit, breakdown: source.breakdown, scale: .year, level: .nation,
          audience: audience, threshold: try Threshold(for: audience), format: "compare"))
      return ComparisonLine(line.stage, table, categories: source.categories).figure
    } catch AggregateError.nothingReleased { return nil }
  }
}
