internal import ArgumentParser
internal import CaseModel
internal import SchoolReplica

/// `preau conflicts`: edits that lost without their author knowing, and what was decided.
struct ConflictsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: say(
      "Les modifications faites sans se connaître.", "Edits made without knowledge of each other."),
    subcommands: [List.self, Show.self, Keep.self, Restore.self], defaultSubcommand: List.self)

  /// `preau conflicts list`.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: say(
        "Lister ceux qui attendent une décision.", "List those that wait for a decision."))

    @OptionGroup var options: HomeOptions

    func run() async throws {
      let replica = try options.open()
      let conflicts = try await replica.openConflicts()
      try await replica.noteReading(conflicts.compactMap(\.caseName))
      ConflictTable(conflicts, language: .spoken).print()
    }
  }

  /// `preau conflicts show`.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: say("Montrer les deux valeurs.", "Show both values."))

    @OptionGroup var choice: ConflictChoice

    func run() async throws {
      let replica = try choice.options.open()
      let conflict = try await replica.conflict(number: choice.number)
      try await replica.noteReading([conflict.caseName].compactMap { $0 })
      ConflictPage(conflict, language: .spoken).print()
    }
  }

  /// `preau conflicts keep`.
  struct Keep: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "keep", abstract: say("Garder la valeur actuelle.", "Keep the current value."))

    @OptionGroup var choice: ConflictChoice
    @OptionGroup var reason: ReasonOption

    func run() async throws {
      let replica = try choice.options.open()
      let conflict = try await replica.conflict(number: choice.number)
      try await replica.keep(conflict, reason: reason.reason, author: choice.options.authorName)
      Terminal.print(
        say(
          "Décision enregistrée : la valeur actuelle reste.",
          "Decision recorded: the current value stays."))
    }
  }

  /// `preau conflicts restore`.
  struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "restore", abstract: say("Rétablir l’autre valeur.", "Restore the other value."))

    @OptionGroup var choice: ConflictChoice
    @OptionGroup var reason: ReasonOption

    func run() async throws {
      let replica = try choice.options.open()
      let conflict = try await replica.conflict(number: choice.number)
      try await replica.restore(conflict, reason: reason.reason, author: choice.options.authorName)
      Terminal.print(
        say(
          "Décision enregistrée : l’autre valeur est rétablie.",
          "Decision recorded: the other value is back."))
    }
  }
}

/// Which conflict.
struct ConflictChoice: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      say(
        "Le numéro que montre `preau conflicts list`.",
        "The number that `preau conflicts list` shows."),
      valueName: say("numéro", "number")))
  var number: Int

  @OptionGroup var options: HomeOptions
}

/// Why it was decided so.
struct ReasonOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("La raison, pour ceux qui la liront.", "The reason, for those who will read it."),
      valueName: say("raison", "reason")))
  var reason: String?
}
