internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import SchoolReplica

/// `preau report`: what a school asks of a platform, a partner or an authority.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: say(
      "Les signalements aux plateformes et aux autorités.",
      "Reports to platforms and authorities."),
    discussion: say(
      """
      Trois demandes jamais confondues : un contenu (content_removal, impersonation), permis sur soupçon ; un compte
      (account_restriction, account_closure), seulement après un harcèlement avéré, la décision du chef et une seconde
      validation à l’académie ; l’exécution d’une décision de justice (court_order).
      Brouillon → soumis → validé par le chef → envoyé par le ministère ; chaque suite revient avec `preau sync`.
      Code de sortie 4 : une condition manque ; rien n’a été enregistré, et le message dit laquelle.
      """,
      """
      Three requests that are never confused: about a content (content_removal, impersonation), allowed on suspicion; about
      an account (account_restriction, account_closure), only once harassment is substantiated, decided by the head and
      approved a second time at the académie; the execution of a court decision (court_order).
      Draft → submitted → approved by the head → sent by the ministry; every answer comes back with `preau sync`.
      Exit code 4: a condition is missing; nothing was recorded, and the message says which.
      """),
    subcommands: [
      New.self, List.self, Show.self, Edit.self, Submit.self, Approve.self, Refuse.self,
      Withdraw.self, Contest.self, Print.self,
    ], defaultSubcommand: List.self)

  /// `preau report new`: a draft.
  struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: say(
        "Préparer un signalement : preau report new 1001 --act content_removal --content 412",
        "Prepare a report: preau report new 1001 --act content_removal --content 412"),
      discussion: say(
        "Sans --channel : e-Enfance (3018). `preau channel list` montre les canaux, `preau fields report` les champs.",
        "Without --channel: e-Enfance (3018). `preau channel list` shows the channels, `preau fields report` the fields."
      ))

    @OptionGroup var part: PartOptions
    @OptionGroup var targets: ReportTargets
    @OptionGroup var fields: FieldOptions

    func run() async throws {
      let (replica, file) = try await part.open()
      let made = try await replica.prepareReport(
        try fields.values(for: .report, in: file), targets: try targets.targets(in: file),
        in: file.summary.view.record, author: part.options.authorName, on: part.options.day)
      Terminal.print(
        say("Signalement préparé : ", "Report prepared: ") + SafeText.line(made.report.name))
      ReportDraftPage(made.report, made.answers, language: .spoken).print()
    }
  }

  /// `preau report list`.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: say(
        "Lister les signalements ; ● : une réponse n’est pas lue.",
        "List the reports; ●: an answer is unread."))

    @Option(
      name: .customLong("case"),
      help: ArgumentHelp(
        say("Seulement ceux de cette situation.", "Only those of this case."),
        valueName: say("situation", "case")))
    var name: String?

    @OptionGroup var options: HomeOptions

    func run() async throws {
      let replica = try options.open()
      var record: RecordID?
      if let name { record = try await replica.findCase(name) }
      ReportTable(try await replica.reports(of: record), language: .spoken).print()
    }
  }

  /// `preau report show`: a report and all that happened to it; its answers are then read.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: say(
        "Montrer un signalement, ses étapes et les réponses.",
        "Show a report, its steps and the answers."))

    @OptionGroup var choice: ReportChoice

    func run() async throws {
      let (replica, report) = try await choice.open()
      let file = try await replica.caseFile(report.caseRecord)
      ReportPage(report, file, language: .spoken).print()
      await replica.markRead(report)
    }
  }

  /// `preau report edit`: a draft.
  struct Edit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit",
      abstract: say(
        "Compléter un brouillon : preau report edit 1001-S101 --reasons \"…\" --good-faith oui",
        "Complete a draft: preau report edit 1001-S101 --reasons \"…\" --good-faith yes"))

    @OptionGroup var choice: ReportChoice
    @OptionGroup var targets: ReportTargets
    @OptionGroup var fields: FieldOptions

    func run() async throws {
      let (replica, report) = try await choice.open()
      let file = try await replica.caseFile(report.caseRecord)
      let values = try fields.values(for: .report, in: file)
      let targets = try targets.targets(in: file)
      guard !values.isEmpty || !targets.isEmpty else { throw Failure(.nothingToSet, .usage) }
      let made = try await replica.editReport(
        report, values: values, targets: targets, author: choice.options.authorName,
        on: choice.options.day)
      Terminal.print(say("Modification enregistrée.", "Change recorded."))
      ReportDraftPage(made.report, made.answers, language: .spoken).print()
    }
  }

  /// `preau report print`: the dossier, to read before it leaves or to keep.
  struct Print: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "print",
      abstract: say(
        "Écrire le dossier à imprimer (HTML).", "Write the dossier to print (HTML)."),
      discussion: say(
        "Le dossier contient ce qui part, et rien d’autre : ni dossier de la victime, ni notes.",
        "The dossier holds what leaves, and nothing else: no victim's file, no notes."))

    @OptionGroup var choice: ReportChoice

    @Argument(
      help: ArgumentHelp(
        say(
          "Un nouveau fichier ; rien ou - pour la sortie standard.",
          "A new file; none or - for the standard output."),
        valueName: say("fichier", "file")))
    var file: String?

    func run() async throws {
      let (replica, report) = try await choice.open()
      let path = file == "-" ? nil : file
      let page = try await replica.dossier(
        of: report, author: choice.options.authorName, on: choice.options.day, in: .spoken)
      guard let path else { return Terminal.print(page) }
      try NewFile.write(page, at: path)
      Terminal.print(say("Dossier écrit.", "Dossier written."))
    }
  }
}

/// Which report.
struct ReportChoice: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      say(
        "Le signalement : 0751234J-2026-1001-S101, 1001-S101 ou S101.",
        "The report: 0751234J-2026-1001-S101, 1001-S101 or S101."),
      valueName: say("signalement", "report")))
  var name: String

  @OptionGroup var options: HomeOptions

  /// Opens the replica and the report.
  func open() async throws -> (replica: Replica, report: ReportFile) {
    let replica = try options.open()
    return (replica, try await replica.findReport(name))
  }
}

/// What a report points at.
struct ReportTargets: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Un contenu de la situation ; plusieurs fois si besoin.",
        "A content of the case; as often as needed."), valueName: say("numéro", "number")))
  var content: [String] = []

  @Option(
    help: ArgumentHelp(
      say(
        "Un compte de la situation ; plusieurs fois si besoin.",
        "An account of the case; as often as needed."), valueName: say("numéro", "number")))
  var account: [String] = []

  /// The parts that are meant.
  func targets(in file: CaseFile) throws -> [ReportTarget] {
    try content.map {
      ReportTarget(content: try file.part(named: $0, among: [.content]).record)
    }
      + account.map {
        ReportTarget(account: try file.part(named: $0, among: [.account]).record)
      }
  }
}
