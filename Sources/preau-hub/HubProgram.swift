internal import ArgumentParser

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
}
