internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import SchoolReplica

/// `preau case`: everything about whole cases.
struct CaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: say("Les situations.", "Cases."),
    subcommands: [
      CaseNewCommand.self, CaseListCommand.self, CaseShowCommand.self, CaseEditCommand.self,
      CaseSearchCommand.self,
    ], defaultSubcommand: CaseListCommand.self)
}

/// `preau case new`: records a new case.
struct CaseNewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: say("Enregistrer une situation.", "Record a new case."),
    discussion: say(
      "Sans autre indication, elle est signalée aujourd’hui.",
      "Unless said otherwise, it was reported today."))

  @OptionGroup var options: HomeOptions
  @OptionGroup var fields: FieldOptions

  func run() async throws {
    var values = try fields.values(for: .case)
    let opened = CaseField.openedOn.rawValue
    if values[opened] ?? .null == .null { values[opened] = options.today }
    let replica = try options.open()
    let author = try options.authorName
    complete(&values, openedOn: values[opened] ?? .null, author: author)
    let record = try await replica.openCase(values, author: author)
    let file = try await replica.caseFile(record)
    Terminal.print(
      say("Situation enregistrée : ", "Case recorded: ") + SafeText.line(file.summary.name.text))
  }

  private func complete(
    _ values: inout [UInt8: FieldValue], openedOn: FieldValue, author: String
  ) {
    guard case .date(let days) = openedOn else { return }
    let day = CalendarDay(daysSince1970: days)
    let year = CaseField.schoolYear.rawValue
    if values[year] == nil { values[year] = .text(SchoolYear(containing: day).description) }
    let status = CaseField.status.rawValue
    // Who only reports says nothing of what is done: a case without a status is a reported one.
    let fields = FieldSet([status])
    guard WriteRules.mayWrite(author: author, kind: CaseKind.case.rawValue, fields: fields)
    else { return }
    if values[status] == nil, let first = try? CompositeValue(["reported", day.description, nil]) {
      values[status] = .text(first.text)
    }
  }
}

/// `preau case list`: one line per case.
struct CaseListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: say("Lister les situations.", "List cases."),
    discussion: say(
      "* : pas encore au ministère. ! : un conflit attend une décision.",
      "*: not at the ministry yet. !: a conflict waits for a decision."))

  @OptionGroup var options: HomeOptions

  @Option(
    help: ArgumentHelp(
      say("Seulement cet état, par exemple treatment.", "Only this status, such as treatment."),
      valueName: say("état", "status")))
  var status: String?

  func run() async throws {
    let code = try status.map(Self.code)
    let cases = try await options.open().cases(inStatus: code)
    CaseTable(cases, language: .spoken).print()
  }

  private static func code(_ typed: String) throws -> String {
    let folded = TextFolding.fold(typed)
    let terms = Vocabulary.status.terms.filter { term in
      [term.code, term.label.french, term.label.english].contains {
        TextFolding.fold($0).contains(folded)
      }
    }
    let exact = terms.first { $0.code == typed }
    guard let term = exact ?? terms.first, exact != nil || terms.count == 1 else {
      throw Failure(.choice(Label("État", "Status"), .status), .usage)
    }
    return term.code
  }
}

/// `preau case show`: a whole case.
struct CaseShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: say("Montrer une situation.", "Show a case."))

  @Argument(
    help: ArgumentHelp(say("La situation.", "The case."), valueName: say("situation", "case")))
  var name: String

  @OptionGroup var options: HomeOptions

  func run() async throws {
    let replica = try options.open()
    let record = try await replica.findCase(name)
    let file = try await replica.caseFile(record)
    CasePage(file, reports: try await replica.reports(of: record), language: .spoken).print()
  }
}

/// `preau case edit`: changes fields of a case.
struct CaseEditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: say("Modifier une situation.", "Change a case."))

  @Argument(
    help: ArgumentHelp(say("La situation.", "The case."), valueName: say("situation", "case")))
  var name: String

  @Option(
    help: ArgumentHelp(
      say("Vider un champ ; plusieurs fois si besoin.", "Empty a field; as often as needed."),
      valueName: say("champ", "field")))
  var clear: [String] = []

  @OptionGroup var options: HomeOptions
  @OptionGroup var fields: FieldOptions

  func run() async throws {
    var values = try fields.values(for: .case)
    for name in clear { values.merge(try FieldReader(.case).cleared(name)) { _, last in last } }
    guard !values.isEmpty else { throw Failure(.nothingToSet, .usage) }
    let replica = try options.open()
    let record = try await replica.findCase(name)
    let made = try await replica.changeCase(
      record, values: values, author: options.authorName, on: options.day)
    made.outcome.tell()
    GatePage(made.advice, language: .spoken).note()
  }
}

/// `preau case search`: finds cases by words.
struct CaseSearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: say(
      "Chercher dans tout ce qui est enregistré ici.", "Search everything recorded here."),
    discussion: say(
      "Sans réseau ; accents et majuscules sont indifférents ; tous les mots doivent s’y trouver.",
      "Needs no network; accents and capitals do not matter; all words must occur."))

  @Argument(help: ArgumentHelp(say("Les mots.", "The words."), valueName: say("mots", "words")))
  var words: [String]

  @OptionGroup var options: HomeOptions

  func run() async throws {
    let hits = try await options.open().search(words)
    guard !hits.isEmpty else {
      Terminal.note(say("Aucune situation ne contient ces mots.", "No case has these words."))
      return
    }
    for hit in hits { SearchLine(hit, language: .spoken).print() }
  }
}
