import ArgumentParser
import PowerCuts

/// Cuts the power of stores at every write.
@main struct PowerCutsProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "powercuts")
  mutating func run() async throws {}
}
