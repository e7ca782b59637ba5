internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import SchoolReplica

/// `preau referral`: before whom a case is put.
struct ReferralCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "referral",
    abstract: say(
      "Les saisines : infirmier, CRIP, procureur, 3018…",
      "Referrals: nurse, child protection, prosecutor, 3018…"),
    subcommands: [Add.self, Mark.self])

  /// `preau referral add`; sent today unless said otherwise.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: say(
        "Saisir : preau referral add 1001 --kind crip --legal-basis child_protection --reason \"…\"",
        "Refer: preau referral add 1001 --kind crip --legal-basis child_protection --reason \"…\""),
      discussion: say(
        "Ne pas aviser le procureur s’écrit aussi : --kind prosecutor --sent-on \"\" --reason \"…\".",
        "Not telling the prosecutor is written down as well: --kind prosecutor --sent-on \"\" --reason \"…\"."
      ))

    @OptionGroup var part: PartOptions
    @OptionGroup var fields: FieldOptions

    func run() async throws { try await addPart(.referral, part, fields) }
  }

  /// `preau referral mark`.
  struct Mark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "mark",
      abstract: say(
        "Noter la suite : accepted, rejected, revoked, done.",
        "Note what came of it: accepted, rejected, revoked, done."))

    @OptionGroup var part: PartOptions
    @OptionGroup var move: MoveOptions

    func run() async throws { try await move.move(.referral, .referralStatus, part) }
  }
}

/// Where a referral or a transfer goes.
struct MoveOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      say("Le numéro de la fiche.", "The record's number."), valueName: say("numéro", "number")))
  var number: String

  @Argument(
    help: ArgumentHelp(say("La suite.", "Where it goes."), valueName: say("suite", "status")))
  var status: String

  @Option(help: ArgumentHelp(say("Pourquoi.", "Why."), valueName: say("raison", "reason")))
  var reason: String?

  /// Moves the part.
  func move(_ kind: CaseKind, _ vocabulary: Vocabulary, _ part: PartOptions) async throws {
    let (replica, file) = try await part.open()
    let record = try file.part(named: number, among: [kind])
    let outcome = try await replica.move(
      record, to: try Self.code(status, in: vocabulary), reason: reason,
      author: part.options.authorName, on: part.options.day)
    outcome.tell()
  }

  /// The code that people type, or whose label they do; `label` is what is asked for.
  static func code(
    _ typed: String, in vocabulary: Vocabulary, called label: Label = Label("Suite", "Status")
  ) throws -> String {
    let folded = TextFolding.fold(typed)
    let found = vocabulary.terms.first { term in
      [term.code, term.label.french, term.label.english].contains {
        TextFolding.fold($0) == folded
      }
    }
    guard let found else {
      throw Failure(.choice(label, vocabulary), .badData)
    }
    return found.code
  }
}

/// `preau approval`: what somebody else has to approve.
struct ApprovalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approval",
    abstract: say(
      "Les validations ; personne ne valide sa propre demande.",
      "Approvals; nobody approves their own request."),
    subcommands: [Request.self, Approve.self, Reject.self])

  /// `preau approval request`: for the case itself, or one of its parts.
  struct Request: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "request",
      abstract: say(
        "Demander une validation : preau approval request 1001 --kind closure",
        "Ask for an approval: preau approval request 1001 --kind closure"))

    @OptionGroup var part: PartOptions

    @Argument(
      help: ArgumentHelp(
        say("Le numéro d’une fiche ; sans lui, la situation.", "A record's number; else the case."),
        valueName: say("numéro", "number")))
    var number: String?

    @Option(
      help: ArgumentHelp(
        "qualification, closure, report, erasure, transfer.", valueName: say("nature", "kind")))
    var kind: String

    func run() async throws {
      let (replica, file) = try await part.open()
      let record = file.summary.view.record
      var subject = record
      if let number { subject = try file.part(named: number, among: CaseKind.parts).record }
      let made = try await replica.requestApproval(
        of: subject,
        kind: try MoveOptions.code(
          kind, in: .approvalKind, called: Label("Nature", "Kind")), in: record,
        author: part.options.authorName, on: part.options.day)
      let after = try await replica.caseFile(record)
      let shown = after.numbers.number(of: made).map(String.init) ?? "—"
      Terminal.print(say("Validation demandée : \(shown).", "Approval asked for: \(shown)."))
    }
  }

  /// `preau approval approve`.
  struct Approve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "approve", abstract: say("Valider.", "Approve."))

    @OptionGroup var part: PartOptions
    @OptionGroup var answer: AnswerOptions

    func run() async throws { try await answer.answer(.approved, part) }
  }

  /// `preau approval reject`.
  struct Reject: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reject", abstract: say("Rejeter.", "Reject."))

    @OptionGroup var part: PartOptions
    @OptionGroup var answer: AnswerOptions

    func run() async throws { try await answer.answer(.rejected, part) }
  }
}

/// What is answered to a request for approval.
struct AnswerOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      say("Le numéro de la demande.", "The request's number."), valueName: say("numéro", "number")))
  var number: String

  @OptionGroup var comment: CommentOption

  /// Answers the request.
  func answer(_ status: ApprovalStatus, _ part: PartOptions) async throws {
    let (replica, file) = try await part.open()
    let record = try file.part(named: number, among: [.approval])
    let outcome = try await replica.answerApproval(
      record, with: status, comment: comment.comment, author: part.options.authorName,
      on: part.options.day)
    outcome.tell()
  }
}
