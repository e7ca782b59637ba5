internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import CentralHub
internal import Foundation
internal import RecordModel
internal import ReportDoors

/// The reports of all schools: what they ask, where they stand, what became of them.
struct ReportsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reports", abstract: "The reports schools have prepared, and what became of them.",
    subcommands: [
      List.self, Show.self, Approve.self, Refuse.self, Transmit.self, Answer.self, Silent.self,
    ])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists reports: number, act, channel, where it stands.")

    @OptionGroup var options: HubOptions
    @Option(help: "Only this status, such as to_transmit.") var status: String?

    func run() async throws {
      try await options.run { hub in
        try options.check(.trackReports)
        let wanted = try status.map { code in
          guard let status = ReportStatus(rawValue: code) else {
            throw Refused.usage(options.say("Statut inconnu.", "Unknown status."))
          }
          return status
        }
        var lines: [(number: String, text: String)] = []
        for report in try await hub.reports(wanted.map { [$0] } ?? Set(ReportStatus.allCases)) {
          guard try await options.covers(report.school, hub) else { continue }
          lines.append((report.number, ReportLine(report, options).text))
        }
        try options.noteReading("reports list", lines.map(\.number))
        for line in lines { print(line.text) }
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Shows a report: what it asks, and what the gates say of it today.")

    @OptionGroup var options: HubOptions
    @Argument(help: "The report's number.") var number: String

    func run() async throws {
      try await options.run { hub in
        try options.check(.trackReports)
        let report = try await hub.report(numbered: number)
        try await options.check(report.school, hub)
        try options.noteReading("reports show", [report.number])
        let channel = try await hub.channels().first { $0.facts.code == report.facts.channelCode }
        print(ReportLine(report, options).text)
        for item in report.facts.items {
          print(
            "    \([item.category?.rawValue, item.url, item.handle].compactMap(\.self).joined(separator: "  "))"
          )
        }
        if let channel {
          print("    \(channel.facts.statement(on: hub.today).text(in: options.language))")
        }
        let answers = Gates.mayTransmit(
          report.facts, by: Member(login: "ministry", role: .ministry), in: report.caseFacts,
          through: channel?.facts, on: hub.today)
        for answer in answers where answer.verdict != .allowed {
          print("    \(GateLine(answer, options).text)")
        }
      }
    }
  }

  struct Approve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "approve",
      abstract: "Approves a request about an account, for the académie: the second approval.")

    @OptionGroup var options: HubOptions
    @OptionGroup var officer: OfficerOptions
    @Argument(help: "The report's number.") var number: String

    func run() async throws {
      try await options.record(.approvedAcademy, number, officer)
    }
  }

  struct Refuse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "refuse",
      abstract: "Refuses a request about an account, for the académie; the school is told why.")

    @OptionGroup var options: HubOptions
    @OptionGroup var officer: OfficerOptions
    @Argument(help: "The report's number.") var number: String
    @Option(help: "Why, for the school; never a name.") var comment: String

    func run() async throws {
      var details = AnswerDetails()
      details.comment = comment
      try await options.record(.refusedAcademy, number, officer, details)
    }
  }

  struct Transmit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "transmit",
      abstract:
        "Looks at the gates again, hands the dossier over and records that; all that wait, or one.",
      discussion: """
        Where it goes is what 'preau-hub channels deliver' says; --by-hand records that somebody took the printed dossier
        there. A report that may not leave is refused visibly: its school reads the reason with its next sync.
        """)

    @OptionGroup var options: HubOptions
    @OptionGroup var officer: OfficerOptions
    @Argument(help: "The report's number; all that wait otherwise.") var number: String?
    @Flag(help: "Somebody takes it there; the dossier is laid down in the folder given with --out.")
    var byHand = false
    @Option(help: "With --by-hand: the folder for the dossier to print.") var out: String?

    func run() async throws {
      guard byHand == (out != nil) else {
        throw Refused.usage(
          options.say(
            "--by-hand demande --out, le dossier où poser ce qui sera porté, et lui seul.",
            "--by-hand needs --out, the folder for what is taken there, and it alone."))
      }
      let out = out
      try await options.run { hub in
        let officer = try officer.officer(options)
        let book = try DeliveryBook(path: options.folder.deliveriesPath)
        let reports =
          if let number { [try await hub.report(numbered: number)] } else {
            try await hub.reports([.toTransmit, .failed])
          }
        var refusedCount = 0
        for report in reports {
          do {
            try options.noteReading("reports transmit", [report.number])
            let dossier = try await hub.transmit(report, by: officer) { channel in
              if let out { return ReportFolder(path: out) }
              guard let door = book.delivery(to: channel.code, key: hub.key) else {
                throw NoPlace(channel: channel)
              }
              return door
            }
            print(
              options.say(
                "\(report.number) : transmis par \(dossier.channelCode).",
                "\(report.number): transmitted through \(dossier.channelCode)."))
          } catch {
            refusedCount += 1
            print(HubTrouble.report(error, report.number, options))
          }
        }
        if reports.isEmpty {
          print(options.say("Rien n'attend d'être transmis.", "Nothing waits to be transmitted."))
        }
        if refusedCount > 0 { throw ExitCode(1) }
      }
    }
  }

  struct Answer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "answer",
      abstract: "Records what the recipient answered; the school reads it with its next sync.")

    @OptionGroup var options: HubOptions
    @OptionGroup var officer: OfficerOptions
    @Argument(help: "The report's number.") var number: String
    @Option(
      help: "acknowledged, in_treatment, decided, contested, rectified, closed, expired.")
    var step: String
    @Option(
      help: """
        With decided: visibility_removal, visibility_disable, visibility_demoted, account_suspended, account_terminated, \
        partial_suspension, no_action, other.
        """)
    var decision: String?
    @Option(help: "What the decision rests on: illegal_content or incompatible_content.")
    var ground: String?
    @Option(help: "The first day of the decision, YYYY-MM-DD.") var from: String?
    @Option(help: "The last day of the decision, YYYY-MM-DD.") var until: String?
    @Option(help: "The recipient's own reference.") var reference: String?
    @Option(help: "A word for the school; never a name.") var comment: String?

    func run() async throws {
      guard let step = AnswerStep(rawValue: step), step != .transmitted, step != .refusedGate else {
        throw Refused.usage(
          options.say("Étape inconnue ; voyez --help.", "Unknown step; see --help."))
      }
      let decision = decision.flatMap(PlatformDecision.init)
      guard (step == .decided) == (decision != nil) else {
        throw Refused.usage(
          options.say(
            "« decided » demande --decision, et lui seul.",
            "'decided' needs --decision, and it alone."))
      }
      if let ground, Vocabulary.ground.term(ground) == nil {
        throw Refused.usage(options.say("Fondement inconnu.", "Unknown ground."))
      }
      var details = AnswerDetails()
      details.decision = decision
      details.ground = ground
      details.from = try from.map(options.day)
      details.until = try until.map(options.day)
      details.externalReference = reference
      details.comment = comment
      try await options.record(step, number, officer, details)
    }
  }

  struct Silent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "silent",
      abstract: "Records as unanswered what was transmitted a month ago and has had no decision.",
      discussion:
        "Silence is a result too: the school is shown the way to the CNIL. For a timer, once a day."
    )

    @OptionGroup var options: HubOptions
    @OptionGroup var officer: OfficerOptions

    func run() async throws {
      try await options.run { hub in
        let officer = try officer.officer(options)
        var count = 0
        for report in try await hub.silentReports() {
          try await hub.answer(report, .noAnswer, by: officer)
          count += 1
        }
        print(options.say("\(count) signalements sans réponse.", "\(count) reports unanswered."))
      }
    }
  }
}

/// No delivery is set up for a channel.
struct NoPlace: Error {
  let channel: ChannelFacts
}

extension HubOptions {
  /// Records a step of the centre's about one report.
  func record(
    _ step: AnswerStep, _ number: String, _ officer: OfficerOptions,
    _ details: AnswerDetails = AnswerDetails()
  ) async throws {
    try await run { hub in
      let report = try await hub.report(numbered: number)
      try await check(report.school, hub)
      try noteReading("reports \(step.rawValue)", [report.number])
      try await hub.answer(report, step, by: try officer.officer(self), details)
      print(ReportLine(try await hub.report(report.record), self).text)
    }
  }
}
