internal import ArgumentParser
internal import CaseModel
internal import RecordModel
internal import SchoolReplica

/// `preau task`: what somebody wrote down to do.
struct TaskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task",
    abstract: say(
      "Les échéances, notées et calculées.", "What is due, written down and computed."),
    subcommands: [List.self, Add.self, Done.self], defaultSubcommand: List.self)

  /// `preau task list`.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: say(
        "Lister ce qui est à faire ; ! : en retard.", "List what is to be done; !: overdue."))

    @OptionGroup var options: HomeOptions

    @Flag(help: ArgumentHelp(say("Aussi ce qui est fait.", "What is done as well.")))
    var all = false

    func run() async throws {
      let items = try await options.open().agenda(includingDone: all)
      AgendaTable(items, day: options.day, language: .spoken).print()
    }
  }

  /// `preau task add`.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: say(
        "Noter une échéance : preau task add 1001 --due-on 08/12/2026 --label \"…\"",
        "Write down a task: preau task add 1001 --due-on 2026-12-08 --label \"…\""))

    @OptionGroup var part: PartOptions
    @OptionGroup var fields: FieldOptions

    func run() async throws {
      let (replica, file) = try await part.open()
      var values = try fields.values(for: .task, in: file)
      guard !values.isEmpty else { throw Failure(.nothingToSet, .usage) }
      let kind = TaskField.kind.rawValue
      if values[kind] == nil { values[kind] = .text("custom") }
      try await part.add([RecordDraft(.task, values: values)], to: replica, file)
    }
  }

  /// `preau task done`.
  struct Done: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "done",
      abstract: say("Dire qu’une échéance est faite.", "Say that a task is done."))

    @OptionGroup var part: PartOptions

    @Argument(
      help: ArgumentHelp(
        say("Le numéro de l’échéance.", "The task's number."), valueName: say("numéro", "number")))
    var number: String

    func run() async throws {
      let (replica, file) = try await part.open()
      let task = try file.part(named: number, among: [.task])
      let outcome = try await replica.editPart(
        task, of: file.summary.view.record,
        values: [TaskField.doneOn.rawValue: part.options.today], author: part.options.authorName,
        on: part.options.day)
      outcome.tell()
    }
  }
}

/// `preau agenda`: what is due in the days to come.
struct AgendaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agenda",
    abstract: say(
      "Ce qui est dû dans les prochains jours, et en retard.",
      "What is due in the days to come, and overdue."),
    discussion: say(
      "Des références de situations et des natures d’échéance, jamais un nom.",
      "References of cases and kinds of task, never a name."))

  @Option(
    help: ArgumentHelp(say("Combien de jours.", "How many days."), valueName: say("jours", "days")))
  var days: Int32 = 30

  @OptionGroup var options: HomeOptions

  func run() async throws {
    let last = CalendarDay(
      daysSince1970: options.day.daysSince1970 + min(max(days, 0), Self.daysMax))
    let items = try await options.open().agenda().filter { $0.dueOn <= last }
    AgendaTable(items, day: options.day, language: .spoken).print()
  }

  private static let daysMax: Int32 = 3660
}
