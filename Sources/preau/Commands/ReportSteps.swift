internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import SchoolReplica

/// Why a step is taken.
struct CommentOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("Un commentaire, pour l’établissement.", "A comment, for the school."),
      valueName: say("texte", "text")))
  var comment: String?
}

extension ReportCommand {
  /// Takes a step and says where the report stands then.
  private static func take(
    _ step: ReportStep, _ choice: ReportChoice, _ comment: String?
  ) async throws {
    let (replica, report) = try await choice.open()
    let made = try await replica.take(
      step, with: report, comment: comment, author: choice.options.authorName,
      on: choice.options.day)
    let name = SafeText.line(made.report.name)
    let status = made.report.progress.status.label.text(in: .spoken)
    Terminal.print(say("Signalement \(name) : \(status).", "Report \(name): \(status)."))
    GatePage(made.advice, language: .spoken).note()
  }

  /// `preau report submit`.
  struct Submit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "submit",
      abstract: say("Soumettre un brouillon au chef.", "Submit a draft to the head."))

    @OptionGroup var choice: ReportChoice
    @OptionGroup var comment: CommentOption

    func run() async throws { try await take(.submitted, choice, comment.comment) }
  }

  /// `preau report approve`.
  struct Approve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "approve",
      abstract: say(
        "Valider un signalement (chef d’établissement).", "Approve a report (head of school)."))

    @OptionGroup var choice: ReportChoice
    @OptionGroup var comment: CommentOption

    func run() async throws { try await take(.approvedHead, choice, comment.comment) }
  }

  /// `preau report refuse`.
  struct Refuse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "refuse",
      abstract: say(
        "Refuser un signalement (chef d’établissement).", "Refuse a report (head of school)."))

    @OptionGroup var choice: ReportChoice
    @OptionGroup var comment: CommentOption

    func run() async throws { try await take(.refusedHead, choice, comment.comment) }
  }

  /// `preau report withdraw`.
  struct Withdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "withdraw",
      abstract: say(
        "Retirer un signalement qui n’est pas parti.", "Withdraw a report that has not left."))

    @OptionGroup var choice: ReportChoice
    @OptionGroup var comment: CommentOption

    func run() async throws { try await take(.withdrawn, choice, comment.comment) }
  }

  /// `preau report contest`.
  struct Contest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "contest",
      abstract: say(
        "Demander que la décision de la plateforme soit contestée.",
        "Ask that the platform's decision be contested."))

    @OptionGroup var choice: ReportChoice
    @OptionGroup var comment: CommentOption

    func run() async throws { try await take(.contested, choice, comment.comment) }
  }
}
