internal import ArgumentParser
internal import Synchronization

/// The command of this run, such as `case show`: words of the program's own, never what was typed.
enum RunningCommand {
  private static let words = Mutex("")

  /// The command's words.
  static var name: String { words.withLock { $0 } }

  /// Says which command runs.
  static func start(_ command: any ParsableCommand) {
    let path = path(to: type(of: command), from: PreauProgram.self) ?? []
    words.withLock { $0 = path.joined(separator: " ") }
  }

  private static func path(
    to command: any ParsableCommand.Type, from root: any ParsableCommand.Type
  ) -> [String]? {
    for child in root.configuration.subcommands {
      if child == command { return [name(of: child)] }
      if let rest = path(to: command, from: child) { return [name(of: child)] + rest }
    }
    return nil
  }

  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? String(describing: command).lowercased()
  }
}
