internal import ArgumentParser
internal import Foundation
internal import ProcessPrivacy

/// The ministry's program.
@main
struct HubProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preau-hub",
    abstract:
      "The ministry's hub of Préau: merges what the schools push, and answers with what they have not seen.",
    discussion: """
      First run: preau-hub init, preau-hub schools import FILE, preau-hub serve. Then, for each computer of a school,
      preau-hub enrol-code UAI gives the one-time code to read out to them.

      Exit codes: 0 done, 1 not done (the message says why), 2 a difference was found, 64 usage.
      """,
    version: "1.0.0",
    subcommands: [
      InitCommand.self, SchoolsCommand.self, EnrolCodeCommand.self, ServeCommand.self,
      ReplicasCommand.self,
      StatusCommand.self, StatsCommand.self, VerifyCommand.self, ChannelsCommand.self,
      ReportsCommand.self, RetentionCommand.self, SampleCommand.self, UsersCommand.self,
      HubAccessLogCommand.self,
    ])

  /// Parses and runs; what cannot be read is told by its place.
  static func main() async {
    ProcessPrivacy.begin()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      Foundation.exit(end(error))
    }
  }

  private static func end(_ error: any Error) -> Int32 {
    let code = exitCode(for: error)
    let text = TypedWords(Array(CommandLine.arguments.dropFirst())).hidden(
      in: fullMessage(for: error)
    ) { "(word \($0))" }
    guard !text.isEmpty else { return code.rawValue }
    let file = code.isSuccess ? FileHandle.standardOutput : .standardError
    try? file.write(contentsOf: Data((text + "\n").utf8))
    return code.rawValue
  }
}
