/// Many seeds one after the other.
package struct SimulationCampaign {
  /// A seed that failed.
  package struct Failure: Sendable {
    package let seed: UInt64
    package let text: String
  }

  /// Every so many seeds, one is run twice and its traces compared.
  package static let twiceEvery: UInt64 = 50

  package private(set) var totals = SimulationTotals()
  package private(set) var failures: [Failure] = []

  private let level: SimulationLevel

  /// A campaign that has run nothing.
  package init(level: SimulationLevel = .system) { self.level = level }

  /// Runs one seed, and now and then a second time.
  package mutating func run(seed: UInt64) async {
    let outcome = await Simulation.run(seed: seed, level: level)
    totals.add(outcome.totals)
    if let text = outcome.failure { failures.append(Failure(seed: seed, text: text)) }
    guard seed % Self.twiceEvery == 0 else { return }
    let again = await Simulation.run(seed: seed, level: level)
    guard again.trace != outcome.trace || again.digest != outcome.digest else { return }
    let place = zip(again.trace, outcome.trace).enumerated().first { $1.0 != $1.1 }
    failures.append(
      Failure(
        seed: seed,
        text: "two runs differ: \(place.map { "\($1.1) / \($1.0)" } ?? "in length")"))
  }
}
