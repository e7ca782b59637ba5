internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import SchoolReplica

/// `preau rights`: requests of persons about their data.
struct RightsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rights",
    abstract: say(
      "Les demandes de droits des personnes (RGPD), à traiter en un mois.",
      "Requests of persons about their data (GDPR), to be answered in a month."),
    subcommands: [New.self, List.self, Answer.self, Access.self], defaultSubcommand: List.self)

  /// `preau rights new`.
  struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: say(
        "Enregistrer une demande : preau rights new 1001 --kind access --requester guardian",
        "Record a request: preau rights new 1001 --kind access --requester guardian"))

    @Argument(
      help: ArgumentHelp(say("La situation.", "The case."), valueName: say("situation", "case")))
    var name: String

    @OptionGroup var options: HomeOptions
    @OptionGroup var fields: FieldOptions

    func run() async throws {
      let values = try fields.values(for: .rightsRequest)
      let replica = try options.open(needing: .answerRights)
      let record = try await replica.findCase(name)
      let made = try await replica.addParts(
        [RecordDraft(.rightsRequest, values: values)], to: record, author: options.authorName,
        on: options.day)
      let requests = try await replica.rightsRequests(of: record)
      guard let request = requests.first(where: { $0.view.record == made.record }) else {
        throw CaseworkError.noSuchRecord
      }
      let due = request.dueOn.map { FieldText.display($0, language: .spoken) } ?? "—"
      Terminal.print(
        say(
          "Demande \(request.number) enregistrée ; réponse au plus tard le \(due).",
          "Request \(request.number) recorded; to be answered by \(due)."))
    }
  }

  /// `preau rights list`.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: say("Lister les demandes.", "List the requests."))

    @Argument(
      help: ArgumentHelp(
        say("La situation ; toutes sinon.", "The case; all otherwise."),
        valueName: say("situation", "case")))
    var name: String?

    @OptionGroup var options: HomeOptions

    func run() async throws {
      let replica = try options.open(needing: .answerRights)
      var record: RecordID?
      if let name { record = try await replica.findCase(name) }
      let requests = try await replica.rightsRequests(of: record)
      guard !requests.isEmpty else {
        Terminal.note(say("Aucune demande.", "No requests."))
        return
      }
      RightsTable(requests, today: options.day).print()
    }
  }

  /// `preau rights answer`.
  struct Answer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "answer",
      abstract: say(
        "Enregistrer la réponse : preau rights answer 1001 1 --outcome granted",
        "Record the answer: preau rights answer 1001 1 --outcome granted"))

    @Argument(
      help: ArgumentHelp(say("La situation.", "The case."), valueName: say("situation", "case")))
    var name: String

    @Argument(
      help: ArgumentHelp(
        say("Le numéro de la demande.", "The request's number."), valueName: say("numéro", "number")
      )
    )
    var number: Int

    @Option(
      help: ArgumentHelp(
        say("granted, partly ou refused.", "granted, partly or refused."),
        valueName: say("suite", "outcome")))
    var outcome: String

    @OptionGroup var options: HomeOptions

    func run() async throws {
      let values = try FieldReader(.rightsRequest).values(named: "outcome", outcome)
      guard let outcome = values[RightsRequestField.outcome.rawValue], outcome != .null else {
        throw Failure(.nothingToSet, .usage)
      }
      let replica = try options.open(needing: .answerRights)
      let record = try await replica.findCase(name)
      let requests = try await replica.rightsRequests(of: record)
      guard let request = requests.first(where: { $0.number == number }) else {
        throw CaseworkError.noSuchRecord
      }
      _ = try await replica.answer(
        request, outcome: outcome, on: options.day, author: try options.authorName)
      Terminal.print(say("Réponse enregistrée.", "Answer recorded."))
    }
  }

  /// `preau rights access`: what a case holds on a person, for them.
  struct Access: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "access",
      abstract: say(
        "Préparer ce qu’une situation contient sur une personne, les autres caviardées.",
        "Prepare what a case holds on a person, the others redacted."),
      discussion: say(
        "Une page HTML, ou JSON si le nom finit par .json. À relire avant la remise : les surnoms ne se devinent pas.",
        "An HTML page, or JSON if the name ends in .json. To be read before it is handed out: nicknames cannot be guessed."
      ))

    @Argument(
      help: ArgumentHelp(say("La situation.", "The case."), valueName: say("situation", "case")))
    var name: String

    @Option(
      help: ArgumentHelp(
        say("La personne, par son nom ou son prénom.", "The person, by first or last name."),
        valueName: say("nom", "name")))
    var person: String

    @Option(
      help: ArgumentHelp(
        say("Un nouveau fichier, .html ou .json.", "A new file, .html or .json."),
        valueName: say("fichier", "file")))
    var out: String

    @OptionGroup var options: HomeOptions

    func run() async throws {
      let replica = try options.open(needing: .answerRights)
      let record = try await replica.findCase(name)
      let persons = try await replica.persons(of: record, named: person)
      guard let subject = persons.first else { throw Failure(.noSuchPerson, .notFound) }
      guard persons.count == 1 else { throw Failure(.severalPersons, .notFound) }
      let dossier = try await replica.accessDossier(of: subject, in: record, on: options.day)
      let text =
        out.lowercased().hasSuffix(".json")
        ? dossier.json(in: .spoken) : dossier.html(in: .spoken)
      try NewFile.write(text, at: out)
      tell(dossier)
    }

    private func tell(_ dossier: AccessDossier) {
      Terminal.print(
        say(
          "Écrit dans \(SafeText.line(out)) : \(dossier.parts.count) fiches ; textes caviardés : \(dossier.redactedCount).",
          "Written to \(SafeText.line(out)): \(dossier.parts.count) records; texts redacted: \(dossier.redactedCount)."
        ))
      for omission in dossier.omissions where omission.reason != .technical {
        let kind = FieldPhrase.label(ofKind: omission.kind.rawValue, .spoken)
        Terminal.print(
          "  \(kind) (\(omission.count)) : \(omission.reason.label.text(in: .spoken))")
      }
      if dossier.sharesNames {
        Terminal.note(
          say(
            "Une autre personne porte le même nom ou les mêmes initiales : relire à la main.",
            "Another person has the same name or initials: read it by hand."))
      }
    }
  }
}

/// Rights requests, one a line.
struct RightsTable {
  private let requests: [RightsRequestView]
  private let today: CalendarDay

  init(_ requests: [RightsRequestView], today: CalendarDay) {
    self.requests = requests
    self.today = today
  }

  private static let columns: [RightsRequestField] = [
    .kind, .requester, .receivedOn, .dueOn, .answeredOn, .outcome,
  ]

  func print() {
    let kind = CaseKind.rightsRequest.rawValue
    var table = TextTable(
      [say("Situation", "Case"), say("N°", "No.")]
        + Self.columns.map { FieldPhrase.label(of: $0.rawValue, kind: kind, .spoken) } + [""])
    for request in requests {
      let late = request.isOpen && request.dueOn.map { $0 < today } ?? false
      table.add(
        [request.caseName.text, String(request.number)]
          + Self.columns.map {
            FieldPhrase.value(
              request.view.values[$0.rawValue, default: .null], of: $0.rawValue, kind: kind, .spoken
            )
          } + [late ? say("en retard", "late") : ""])
    }
    table.lines.forEach(Terminal.print)
  }
}

extension Message {
  fileprivate static let noSuchPerson = Message(
    Label("La situation n’a pas cette personne.", "The case has no such person."),
    safe: nothingChanged,
    next: Label("`preau case show` les montre.", "`preau case show` shows them."))

  fileprivate static let severalPersons = Message(
    Label("Plusieurs personnes portent ce nom.", "Several persons have that name."),
    safe: nothingChanged,
    next: Label("Donner le nom et le prénom.", "Give first and last name."))
}
