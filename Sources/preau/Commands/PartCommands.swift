internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import SchoolReplica

/// What a command that adds something to a case takes.
struct PartOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(say("La situation.", "The case."), valueName: say("situation", "case")))
  var name: String

  @OptionGroup var options: HomeOptions

  /// Opens the replica and the case.
  func open() async throws -> (replica: Replica, file: CaseFile) {
    let replica = try options.open()
    return (replica, try await replica.caseFile(try await replica.findCase(name)))
  }

  /// Records parts of the case together; the first field of each refers to the case.
  @discardableResult
  func add(_ drafts: [RecordDraft], to replica: Replica, _ file: CaseFile) async throws -> RecordID
  {
    let record = file.summary.view.record
    let made = try await replica.addParts(
      drafts, to: record, author: options.authorName, on: options.day)
    let after = try await replica.caseFile(record)
    let kind = FieldPhrase.label(ofKind: drafts.first?.kind.rawValue ?? 0, .spoken)
    let name = SafeText.line(after.summary.name.text)
    let number = after.numbers.number(of: made.record).map { " \($0)" } ?? ""
    Terminal.print(
      say(
        "Enregistré dans la situation \(name) : \(kind.lowercased())\(number).",
        "Recorded in case \(name): \(kind.lowercased())\(number)."))
    GatePage(made.advice, language: .spoken).note()
    return made.record
  }
}

/// `preau add`: a part of a case, of any nature.
struct AddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: say(
      "Ajouter une fiche à une situation : preau add interview 1001 --kind target --person 412",
      "Add a record to a case: preau add interview 1001 --kind target --person 412"),
    discussion: say(
      """
      Natures : \(PartKind.names). `preau fields NATURE` montre les champs.
      Un champ qui désigne une autre fiche prend son numéro, que montre `preau case show`, ou des mots qui la distinguent.
      """,
      """
      Kinds: \(PartKind.names). `preau fields KIND` shows the fields.
      A field that refers to another record takes its number, as `preau case show` shows it, or words that tell it apart.
      """))

  @Argument(
    help: ArgumentHelp(
      say("La nature : \(PartKind.names).", "The kind: \(PartKind.names)."),
      valueName: say("nature", "kind")))
  var kind: PartKind

  @OptionGroup var part: PartOptions
  @OptionGroup var fields: FieldOptions

  func run() async throws {
    let (replica, file) = try await part.open()
    let values = try fields.values(for: kind.kind, in: file)
    guard !values.isEmpty else { throw Failure(.nothingToSet, .usage) }
    try await part.add([RecordDraft(kind.kind, values: values)], to: replica, file)
  }
}

/// `preau edit`: fields of a part of a case.
struct EditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: say(
      "Modifier une fiche d’une situation : preau edit 1001 412 --signed-on 24/11/2026",
      "Change a record of a case: preau edit 1001 412 --signed-on 2026-11-24"),
    discussion: say(
      "Les notes, les entretiens signés et les étapes des signalements ne changent plus.",
      "Notes, signed interviews and the steps of reports do not change any more."))

  @OptionGroup var part: PartOptions

  @Argument(
    help: ArgumentHelp(
      say("Le numéro de la fiche.", "The record's number."), valueName: say("numéro", "number")))
  var number: String

  @Option(
    help: ArgumentHelp(
      say("Vider un champ ; plusieurs fois si besoin.", "Empty a field; as often as needed."),
      valueName: say("champ", "field")))
  var clear: [String] = []

  @OptionGroup var fields: FieldOptions

  func run() async throws {
    let (replica, file) = try await part.open()
    let record = try file.part(named: number, among: CaseKind.parts)
    guard let kind = CaseKind(rawValue: record.kind) else { throw CaseworkError.unknownKind }
    var values = try fields.values(for: kind, in: file)
    for name in clear { values.merge(try FieldReader(kind).cleared(name)) { _, last in last } }
    guard !values.isEmpty else { throw Failure(.nothingToSet, .usage) }
    let outcome = try await replica.editPart(
      record, of: file.summary.view.record, values: values, author: part.options.authorName,
      on: part.options.day)
    outcome.tell()
  }
}

extension EditOutcome {
  /// Says what an edit came to.
  func tell() {
    switch self {
    case .recorded: Terminal.print(say("Modification enregistrée.", "Change recorded."))
    case .unchanged:
      Terminal.print(
        say(
          "Ces champs avaient déjà ces valeurs : rien n’a été enregistré.",
          "The fields had these values already: nothing was recorded."))
    }
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
      commandName: "add",
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
      let (replica, file) = try await part.open()
      var drafts = [RecordDraft(.person, values: try fields.values(for: .person))]
      guard !drafts[0].values.isEmpty else { throw Failure(.nothingToSet, .usage) }
      if let role {
        drafts.append(
          RecordDraft(
            .role, values: try FieldReader(.role).values(named: "role", role),
            places: [RoleField.person.rawValue: 0]))
      }
      try await part.add(drafts, to: replica, file)
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
      commandName: "add",
      abstract: say(
        "Ajouter un fait : preau fact add 1001 --happened-on 2026-11-03 --form insults",
        "Add a fact: preau fact add 1001 --happened-on 2026-11-03 --form insults"))

    @OptionGroup var part: PartOptions
    @OptionGroup var fields: FieldOptions

    func run() async throws { try await addPart(.fact, part, fields) }
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
      commandName: "add",
      abstract: say(
        "Ajouter une mesure : preau measure add 1001 --kind protection",
        "Add a measure: preau measure add 1001 --kind protection"))

    @OptionGroup var part: PartOptions
    @OptionGroup var fields: FieldOptions

    func run() async throws { try await addPart(.measure, part, fields) }
  }
}

/// Records one part of a kind, as its fields say.
func addPart(_ kind: CaseKind, _ part: PartOptions, _ fields: FieldOptions) async throws {
  let (replica, file) = try await part.open()
  let values = try fields.values(for: kind, in: file)
  guard !values.isEmpty else { throw Failure(.nothingToSet, .usage) }
  try await part.add([RecordDraft(kind, values: values)], to: replica, file)
}
