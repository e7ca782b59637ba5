internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import SchoolReplica

/// `preau erase`: a case that must go; two people ask for it, and the hub erases.
struct EraseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: say(
      "Demander et valider l’effacement d’une situation (deux personnes).",
      "Ask for and approve the erasure of a case (two people)."),
    discussion: say(
      "L’effacement est exécuté par le ministère et arrive partout avec `preau sync` ; il est définitif.",
      "The ministry executes the erasure, and it arrives everywhere with `preau sync`; it is final."
    ),
    subcommands: [Request.self, Approve.self])

  /// `preau erase request`.
  struct Request: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "request",
      abstract: say(
        "Demander : preau erase request 1001 --ground request",
        "Ask: preau erase request 1001 --ground request"))

    @OptionGroup var part: PartOptions

    @Option(
      help: ArgumentHelp(
        "request, retention, unlawful.", valueName: say("fondement", "ground")))
    var ground: String

    @OptionGroup var reason: ReasonOption

    func run() async throws {
      let (replica, file) = try await part.open()
      try await replica.requestErasure(
        of: file.summary.view.record,
        ground: try MoveOptions.code(
          ground, in: .erasureGround, called: Label("Fondement", "Ground")),
        reason: reason.reason, author: part.options.authorName, on: part.options.day)
      let name = SafeText.line(file.summary.name.text)
      Terminal.print(
        say(
          "Effacement demandé ; une autre personne le valide : `preau erase approve \(name)`.",
          "Erasure asked for; somebody else approves it: `preau erase approve \(name)`."))
    }
  }

  /// `preau erase approve`.
  struct Approve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "approve",
      abstract: say(
        "Valider l’effacement qu’une autre personne a demandé.",
        "Approve the erasure that somebody else asked for."))

    @OptionGroup var part: PartOptions
    @OptionGroup var comment: CommentOption

    func run() async throws {
      let (replica, file) = try await part.open()
      try await replica.approveErasure(
        of: file.summary.view.record, comment: comment.comment, author: part.options.authorName,
        on: part.options.day)
      Terminal.print(
        say(
          "Effacement validé ; il sera exécuté par le ministère et arrivera avec `preau sync`.",
          "Erasure approved; the ministry executes it, and it arrives with `preau sync`."))
    }
  }
}

/// `preau hold`: nothing of a case is erased as long as it lasts.
struct HoldCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold",
    abstract: say(
      "Geler les effacements d’une situation, par exemple pour une procédure.",
      "Stop all erasures of a case, such as for a lawsuit."),
    subcommands: [Add.self, Lift.self])

  /// `preau hold add`; from today unless said otherwise.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: say(
        "Geler : preau hold add 1001 --reason \"…\"", "Hold: preau hold add 1001 --reason \"…\""))

    @OptionGroup var part: PartOptions
    @OptionGroup var fields: FieldOptions

    func run() async throws { try await addPart(.hold, part, fields) }
  }

  /// `preau hold lift`.
  struct Lift: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lift",
      abstract: say("Lever le gel, dès aujourd’hui.", "Lift the hold, from today."))

    @OptionGroup var part: PartOptions

    func run() async throws {
      let (replica, file) = try await part.open()
      let count = try await replica.liftHolds(
        of: file.summary.view.record, author: part.options.authorName, on: part.options.day)
      Terminal.print(
        count == 0
          ? say("Aucun gel n’était en cours.", "No hold was standing.")
          : say("Gels levés : \(count).", "Holds lifted: \(count)."))
    }
  }
}

/// `preau retention`: what the schedule asks to archive or erase.
struct RetentionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: say(
      "Ce que les durées de conservation demandent.", "What the retention schedule asks for."),
    subcommands: [List.self, Run.self], defaultSubcommand: List.self)

  /// `preau retention list`: changes nothing.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: say(
        "Montrer ce qui est dû, sans rien changer.", "Show what is due, and change nothing."))

    @Option(
      help: ArgumentHelp(
        say("Au lieu d’aujourd’hui.", "Instead of today."), valueName: say("jour", "day")))
    var on: String?

    @OptionGroup var options: HomeOptions

    func run() async throws {
      let day = try on.map(DayOption.day) ?? options.day
      RetentionTable(try await options.open().retention(on: day), language: .spoken).print()
    }
  }

  /// `preau retention run`: a dry run unless it is confirmed.
  struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run",
      abstract: say(
        "Demander les effacements dus ; sans --confirm, montre seulement.",
        "Ask for the erasures that are due; without --confirm, only shows them."),
      discussion: say(
        "Chaque demande attend la validation d’une autre personne : `preau erase approve`.",
        "Each request waits for somebody else's approval: `preau erase approve`."))

    @Flag(help: ArgumentHelp(say("Enregistrer les demandes.", "Record the requests.")))
    var confirm = false

    @OptionGroup var options: HomeOptions

    func run() async throws {
      let replica = try options.open()
      guard confirm else {
        let due = try await replica.retention(on: options.day).filter(\.isDue)
        RetentionTable(due, language: .spoken).print()
        Terminal.print(
          say(
            "Effacements dus : \(due.count). Rien n’a été enregistré ; --confirm les demande.",
            "Erasures due: \(due.count). Nothing was recorded; --confirm asks for them."))
        return
      }
      let asked = try await replica.requestDueErasures(
        author: options.authorName, on: options.day)
      RetentionTable(asked, language: .spoken).print()
      Terminal.print(
        say(
          "Effacements demandés : \(asked.count) ; une autre personne valide chacun.",
          "Erasures asked for: \(asked.count); somebody else approves each."))
    }
  }
}

/// A day on the command line, outside any field.
enum DayOption {
  /// Reads `YYYY-MM-DD` or `DD/MM/YYYY`.
  static func day(_ typed: String) throws -> CalendarDay {
    let parts = typed.split(separator: "/", omittingEmptySubsequences: false)
    let written = parts.count == 3 ? "\(parts[2])-\(parts[1])-\(parts[0])" : typed
    guard let day = CalendarDay(written) else { throw Failure(.day, .usage) }
    return day
  }
}
