import ArgumentParser
import SyncSimulation

/// Runs simulated networks from seeds: one with all that happens in it, or many with their totals.
@main struct SimulateProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Runs the real client and hub in a made-up world that one seed drives.",
    discussion: "Exit code 1 when anything is not as an independent model says it must be.")

  @Argument(help: "The seed to run, or the first of many.") var seed: UInt64?
  @Option(help: "Run so many seeds.") var seeds: UInt64?
  @Option(help: "Run seeds until so many exchanges were simulated.") var exchanges: Int?
  @Option(help: "Run seeds for so many minutes.") var minutes: Int?
  @Option(help: "Where databases are: in files, system, or in memory with more exchanges, memory.")
  var level = SimulationLevel.system

  func run() async throws {
    let isMany = seeds != nil || exchanges != nil || minutes != nil
    if isMany || seed == nil { try await runMany() } else { try await runOne(seed ?? 1) }
  }

  private func runOne(_ seed: UInt64) async throws {
    let outcome = await Simulation.run(seed: seed, level: level)
    for line in outcome.trace { print(line) }
    guard let failure = outcome.failure else {
      print(SimulationReport(totals: outcome.totals, elapsed: .zero).text)
      return
    }
    print("seed \(seed) fails: \(failure)")
    let (smallest, steps) = await Simulation.shrink(seed: seed, level: level)
    print("\nshrunk to \(steps.count) steps: \(smallest.failure ?? "")")
    for line in smallest.trace { print("  " + line) }
    throw ExitCode.failure
  }

  private func runMany() async throws {
    let clock = ContinuousClock()
    let start = clock.now
    var campaign = SimulationCampaign(level: level)
    let first = seed ?? 1
    let last = seeds.map { first + $0 - 1 } ?? (exchanges ?? minutes == nil ? first + 99 : .max)
    var next = first
    while next <= last, campaign.totals.exchanges < exchanges ?? .max,
      minutes.map({ clock.now - start < .seconds(60 * $0) }) ?? true
    {
      let known = campaign.failures.count
      await campaign.run(seed: next)
      for failure in campaign.failures[known...] {
        print("seed \(failure.seed) fails: \(failure.text)")
        print("  again: scripts/simulate \(failure.seed) --level \(level.rawValue)")
      }
      next += 1
    }
    print(SimulationReport(totals: campaign.totals, elapsed: clock.now - start).text)
    if !campaign.failures.isEmpty { throw ExitCode.failure }
  }
}

extension SimulationLevel: ExpressibleByArgument {}
