internal import ArgumentParser
internal import CaseModel
internal import Foundation
internal import ProcessPrivacy

/// The school's program: cases on this computer, shared with the ministry when there is a network.
@main struct PreauProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preau",
    abstract: say(
      "Situations de harcèlement d’un établissement, avec ou sans réseau.",
      "A school's harassment cases, with or without a network."),
    discussion: say(
      """
      Tout s’enregistre d’abord sur cet ordinateur ; `preau sync` échange avec le ministère quand il y a du réseau.
      SITUATION : une référence (0751234J-2026-1001), son début, ou son numéro (1001, #12).
      """,
      """
      Everything is recorded on this computer first; `preau sync` exchanges with the ministry when there is a network.
      CASE: a reference (0751234J-2026-1001), the beginning of one, or its number (1001, #12).
      """),
    version: "1.0.0",
    subcommands: [
      InitCommand.self, EnrolCommand.self, CaseCommand.self, PersonCommand.self, FactCommand.self,
      MeasureCommand.self, NoteCommand.self, AddCommand.self, EditCommand.self,
      ReferralCommand.self, TransferCommand.self, ApprovalCommand.self, ChannelCommand.self,
      ReportCommand.self, TaskCommand.self, AgendaCommand.self, EraseCommand.self, HoldCommand.self,
      RetentionCommand.self, FieldsCommand.self, ConflictsCommand.self,
      ExplainCommand.self,
      SyncCommand.self, StatusCommand.self, ImportCommand.self, ExportCommand.self,
      VerifyCommand.self,
      TimerCommand.self, HealthCommand.self, RightsCommand.self, AccessLogCommand.self,
      LogCommand.self, UserCommand.self, LoginCommand.self, LogoutCommand.self,
    ])

  /// Parses, runs, and ends with the message and code of a failure.
  static func main() async {
    ProcessPrivacy.begin()
    do {
      var command = try parseAsRoot()
      RunningCommand.start(command)
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
    if let failure = Failure.reading(error) {
      Terminal.note(failure.message.text(in: .spoken))
      return failure.status.rawValue
    }
    let code = exitCode(for: error)
    let words = TypedWords(Array(CommandLine.arguments.dropFirst()))
    let message = words.hidden(in: fullMessage(for: error)) { say("(mot \($0))", "(word \($0))") }
    let text = HelpText.translated(message, .spoken)
    guard !text.isEmpty else { return code.rawValue }
    if code.isSuccess { Terminal.print(text) } else { Terminal.note(text) }
    if !code.isSuccess, words.holdTextBehindDash {
      Terminal.note(
        say(
          "Un texte qui commence par un tiret se met après -- : preau note add 1001 -- \"- Un mot\"",
          "A text that begins with a dash goes after --: preau note add 1001 -- \"- A word\""))
    }
    return code.rawValue
  }
}
