internal import CaseModel
internal import CaseRules
internal import CentralHub
internal import RecordModel

/// One report on one line: no name, no address, no reason.
struct ReportLine {
  let text: String

  init(_ report: CentralReport, _ options: HubOptions) {
    let act = Vocabulary.reportAct.term(report.facts.act.rawValue)?.label
    let status = Vocabulary.reportStatus.term(report.status.rawValue)?.label
    text = [
      report.number, act?.text(in: options.language), report.facts.channelCode,
      status?.text(in: options.language),
    ].compactMap(\.self).joined(separator: "  ")
  }
}

/// What one gate says, with the text it rests on.
struct GateLine {
  let text: String

  init(_ answer: GateAnswer, _ options: HubOptions) {
    let article = answer.article.text(in: options.language)
    text = "\(answer.gate.rawValue) (\(article)) : \(answer.sentence.text(in: options.language))"
  }
}

extension HubTrouble {
  /// Why a report did not leave, in the reader's language.
  static func report(_ error: any Error, _ number: String, _ options: HubOptions) -> String {
    switch error {
    case let error as NoPlace:
      options.say(
        "\(number) : aucune remise n'est réglée pour \(error.channel.code). À la main : \(error.channel.byHand.french) Sinon « preau-hub channels deliver ».",
        "\(number): no delivery is set up for \(error.channel.code). By hand: \(error.channel.byHand.english) Otherwise 'preau-hub channels deliver'."
      )
    case let error as ReportError: "\(number) : \(reportTrouble(error, options))"
    default: "\(number) : \(text(error, options))"
    }
  }

  static func reportTrouble(_ error: ReportError, _ options: HubOptions) -> String {
    switch error {
    case .noSuchReport:
      options.say(
        "Aucun signalement de ce numéro. Rien n'a été changé ; voyez « preau-hub reports list ».",
        "No report of that number. Nothing was changed; see 'preau-hub reports list'.")
    case .refused(let refusal):
      options.say(
        "\(refusal.sentence.french) Rien n'a été enregistré.",
        "\(refusal.sentence.english) Nothing was recorded.")
    case .gates(let answers):
      options.say("refusé, l'école en est informée.", "refused, the school is told.")
        + answers.map { "\n    " + GateLine($0, options).text }.joined()
    case .channel(let problems):
      problems.map { $0.sentence.text(in: options.language) }.joined(separator: " ")
    case .notDelivered(let error):
      options.say(
        "la remise a échoué (\(error)). Rien n'est perdu : recommencez « reports transmit », le destinataire reconnaît un doublon.",
        "the hand-over failed (\(error)). Nothing is lost: run 'reports transmit' again, the recipient knows a repeat."
      )
    }
  }
}
