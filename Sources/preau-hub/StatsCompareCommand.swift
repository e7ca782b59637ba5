internal import Aggregates
internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import CentralHub
internal import RecordModel

/// What was announced beside what became of it.
struct StatsCompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares what was announced with what became of it, over the nation.",
    discussion: """
      Takes all that was released; a stage that was never released is said so. Channels are counted as they are today: those
      with a signed agreement apart from those with an existing procedure, which is no agreement.
      """)

  @OptionGroup var options: HubOptions
  @Flag(name: .customLong("public"), help: "Only what is published, with the public threshold.")
  var isPublic = false

  func run() async throws {
    try await options.run { hub in
      if !isPublic { try options.check(.readCounts) }
      for line in CaseComparison.all {
        let label = line.label.text(in: options.language)
        guard line.stage != .agreed else {
          print("\(label): \(try await channels(hub))")
          continue
        }
        let figure = try await figure(line, hub)
        print("\(label): \(figure?.description ?? options.say("non compté", "not counted"))")
      }
    }
  }

  /// How many channels there are today, by what they legally are.
  private func channels(_ hub: Hub) async throws -> String {
    let today = hub.today
    let inForce = try await hub.channels().map(\.facts).filter { $0.isInForce(on: today) }
    let signed = inForce.filter { $0.status == .signed }.count
    let existing = inForce.filter { $0.status == .existingProcedure }.count
    return options.say(
      "\(signed) par convention signée, \(existing) par procédure existante",
      "\(signed) by a signed convention, \(existing) by an existing procedure")
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
