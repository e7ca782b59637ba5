import Foundation
import SyncSimulation
import Testing

@Suite struct `A simulated network` {
  /// How many exchanges to simulate: `PREAU_SIMULATED_EXCHANGES`, or what a debug build does in a minute.
  private static var exchangesWanted: Int {
    ProcessInfo.processInfo.environment["PREAU_SIMULATED_EXCHANGES"].flatMap(Int.init) ?? 10_000
  }

  /// Two halves, so that they run beside each other.
  @Test(arguments: SimulationLevel.allCases)
  func `ends as an independent model says, whatever happens on the way`(
    level: SimulationLevel
  ) async {
    var campaign = SimulationCampaign(level: level)
    var seed: UInt64 = 1
    while campaign.totals.exchanges < Self.exchangesWanted / 2, campaign.failures.isEmpty {
      await campaign.run(seed: seed)
      seed += 1
    }
    for failure in campaign.failures {
      Issue.record(
        "seed \(failure.seed): \(failure.text); again: scripts/simulate \(failure.seed) --level \(level)"
      )
    }
    #expect(campaign.totals.conflicts > 0 && campaign.totals.comparedLedgerRows > 0)
  }

  @Test func `is the same world when its seed is run again`() async {
    for seed: UInt64 in [50, 100, 150] {
      for level in SimulationLevel.allCases {
        let one = await Simulation.run(seed: seed, level: level)
        let other = await Simulation.run(seed: seed, level: level)
        #expect(one.trace == other.trace && one.digest == other.digest, "seed \(seed), \(level)")
      }
    }
  }
}
