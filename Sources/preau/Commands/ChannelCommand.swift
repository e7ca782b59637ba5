internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import SchoolReplica

/// `preau channel`: the national registry of channels, as the last exchange brought it.
struct ChannelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "channel",
    abstract: say(
      "Les canaux de signalement du registre national.", "The national registry of channels."),
    discussion: say(
      "Le registre vient avec `preau sync` ; seul le ministère l’écrit. Une procédure n’est pas un accord.",
      "The registry comes with `preau sync`; only the ministry writes it. A procedure is no agreement."
    ),
    subcommands: [List.self, Show.self], defaultSubcommand: List.self)

  /// `preau channel list`.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: say("Lister les canaux et leur statut.", "List the channels and their status."))

    @OptionGroup var options: HomeOptions

    func run() async throws {
      let channels = try await options.open().channels()
      ChannelTable(channels, day: options.day, language: .spoken).print()
    }
  }

  /// `preau channel show`.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: say(
        "Montrer un canal : statut, demandes possibles, ce qu’il exige, où s’adresser.",
        "Show a channel: status, what it offers, what it needs, where to go."))

    @Argument(
      help: ArgumentHelp(say("Le code du canal.", "The channel's code."), valueName: "code"))
    var code: String

    @OptionGroup var options: HomeOptions

    func run() async throws {
      let channel = try await options.open().channel(coded: code)
      ChannelPage(channel, day: options.day, language: .spoken).print()
    }
  }
}
