import ArgumentParser
import PowerCuts

/// Cuts the power of stores at every write.
@main struct PowerCutsProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "powercuts", abstract: "Cuts the power of real stores at every write.")

  @Option(help: "How many cuts to make.") var cuts = 20_000
  @Option(help: "How many operations to let fail; a tenth of the cuts when not said.")
  var faults: Int?
  @Option(help: "Where to begin.") var seed: UInt64 = 1
  @Option(help: "Care for durability: full, normal or none; with less than full, cuts must fail.")
  var care = "full"

  mutating func run() throws {
    let cares: [String: FaultyDisk.Care] = ["full": .full, "normal": .normal, "none": .none]
    guard let care = cares[care] else { throw ValidationError("care is full, normal or none") }
    var campaign = CutCampaign(seed: seed, care: care)
    let clock = ContinuousClock()
    let cutting = try clock.measure { try campaign.cut(cuts) }
    let failing = try clock.measure {
      if care == .full { try campaign.fail(faults ?? cuts / 10) }
    }
    print(campaign.tally.report(cutting: cutting, failing: failing))
    if !campaign.tally.failures.isEmpty { throw ExitCode.failure }
  }
}
