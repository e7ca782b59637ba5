internal import ArgumentParser
internal import CaseModel
internal import RecordModel
internal import SchoolReplica

/// What a command that adds something to a case takes.
struct PartOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(say("La situation.", "The case."), valueName: say("situation", "case")))
  var name: String

  @OptionGroup var options: HomeOptions

  /// Records parts of the case together; the first field of each refers to the case.
  func add(_ drafts: [RecordDraft]) async throws {
    let replica = try options.open()
    let record = try await replica.findCase(name)
    let inCase = drafts.map { draft in
      var draft = draft
      draft.values[CaseKind.caseField] = .reference(record)
      return draft
    }
    _ = try await replica.add(inCase, author: options.authorName)
    let file = try await replica.caseFile(record)
    let kind = FieldPhrase.label(ofKind: drafts.first?.kind.rawValue ?? 0, .spoken)
    let name = SafeText.line(file.summary.name.text)
    Terminal.print(
      say(
        "Enregistré dans la situation \(name) : \(kind.lowercased()).",
        "Recorded in case \(name): \(kind.lowercased())."))
  }
}

/// `preau person`: the persons of a case.
struct PersonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    abstract: say("Les personnes d’une situation.", "The persons of a case."),
    subcommands: [Add.self])

  /// `preau person add`: with a role, if it is known.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say(
        "Ajouter une personne : preau person add 1001 --last-name Exemple --role target",
        "Add a person: preau person add 1001 --last-name Example --role target"))

    @OptionGroup var part: PartOptions

    @Option(
      help: ArgumentHelp(
        say("Son rôle, par exemple target ou victime.", "The role, such as target."),
        valueName: say("rôle", "role")))
    var role: String?

    @OptionGroup var fields: FieldOptions

    func run() async throws {
      var drafts = [RecordDraft(.person, values: try fields.values(for: .person))]
      guard !drafts[0].values.isEmpty else { throw Failure(.nothingToSet, .usage) }
      if let role {
        drafts.append(
          RecordDraft(
            .role, values: try FieldReader(.role).values(named: "role", role),
            places: [RoleField.person.rawValue: 0]))
      }
      try await part.add(drafts)
    }
  }
}

/// `preau fact`: the dated facts of a case.
struct FactCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fact", abstract: say("Les faits d’une situation.", "The facts of a case."),
    subcommands: [Add.self])

  /// `preau fact add`.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say(
        "Ajouter un fait : preau fact add 1001 --happened-on 2026-11-03 --form insults",
        "Add a fact: preau fact add 1001 --happened-on 2026-11-03 --form insults"))

    @OptionGroup var part: PartOptions
    @OptionGroup var fields: FieldOptions

    func run() async throws {
      let values = try fields.values(for: .fact)
      guard !values.isEmpty else { throw Failure(.nothingToSet, .usage) }
      try await part.add([RecordDraft(.fact, values: values)])
    }
  }
}

/// `preau measure`: what the school decided.
struct MeasureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: say("Les mesures d’une situation.", "The measures of a case."),
    subcommands: [Add.self])

  /// `preau measure add`; decided today unless said otherwise.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say(
        "Ajouter une mesure : preau measure add 1001 --kind protection",
        "Add a measure: preau measure add 1001 --kind protection"))

    @OptionGroup var part: PartOptions
    @OptionGroup var fields: FieldOptions

    func run() async throws {
      var values = try fields.values(for: .measure)
      guard !values.isEmpty else { throw Failure(.nothingToSet, .usage) }
      let decided = MeasureField.decidedOn.rawValue
      if values[decided] == nil, values[MeasureField.notifiedOn.rawValue] == nil {
        values[decided] = part.options.today
      }
      try await part.add([RecordDraft(.measure, values: values)])
    }
  }
}
