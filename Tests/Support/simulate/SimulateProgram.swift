import ArgumentParser
import SyncSimulation

/// Runs simulated networks from seeds.
@main struct SimulateProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "simulate")
  mutating func run() async throws {}
}
