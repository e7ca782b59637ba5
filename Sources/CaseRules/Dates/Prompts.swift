package import RecordModel

/// Due dates and duties of a case, computed and never stored, so that they cannot be forgotten.
///
/// Source: domain study A1 (protocol B, CPP 40, R421-10-2, LIL 51-II), A8 (sanctions).
package enum Prompts {
  /// How long after its start a shared-concern measure is reviewed (national protocol).
  package static let reviewDays: Int32 = 15
  /// How long a platform has before the CNIL may be asked (LIL 51-II).
  package static let answerMonths: Int32 = 1
  /// How long the CNIL has (LIL 51-II).
  package static let cnilDays: Int32 = 21
  /// How long the school has to answer a person about their data (GDPR article 12).
  package static let rightsMonths: Int32 = 1

  /// What is due on `day` or was before, the oldest first.
  package static func due(_ facts: PromptFacts, on day: CalendarDay) -> [Prompt] {
    all(facts).filter { $0.dueOn <= day }
  }

  /// Everything with a day, due or still to come, the oldest first.
  package static func all(_ facts: PromptFacts) -> [Prompt] {
    let prompts =
      duties(facts) + annulment(facts) + facts.measures.flatMap { measure($0, facts) }
      + facts.reports.flatMap { report($0, facts) }
      + facts.rightsRequests.compactMap { rights($0, facts) } + review(facts)
      + transfers(facts)
    return prompts.enumerated().sorted {
      $0.element.dueOn != $1.element.dueOn
        ? $0.element.dueOn < $1.element.dueOn : $0.offset < $1.offset
    }.map(\.element)
  }

  private static func prompt(
    _ kind: TaskKind, _ dueOn: CalendarDay, _ facts: PromptFacts, _ record: RecordID?,
    _ french: String, _ english: String
  ) -> Prompt {
    Prompt(
      kind: kind, dueOn: dueOn, caseReference: facts.caseReference, record: record,
      sentence: Label(french, english))
  }

  /// G7 and G8: both ask for it "without delay", so both are due from the first day.
  private static func duties(_ facts: PromptFacts) -> [Prompt] {
    guard let day = facts.facts.decidedOn ?? facts.openedOn else { return [] }
    var prompts: [Prompt] = []
    if Gates.declaration(.writeUpstream(""), facts.facts).reasons.contains(.notDeclared) {
      prompts.append(
        prompt(
          .declaration, day, facts, nil,
          "Situation à déclarer dans Faits établissement, sans délai.",
          "Case to declare in Faits établissement, without delay."))
    }
    if Gates.prosecutor(.writeUpstream(""), facts.facts).reasons.contains(.prosecutorNotTold) {
      prompts.append(
        prompt(
          .article40, day, facts, nil,
          "Article 40\u{A0}: aviser le procureur sans délai, ou écrire pourquoi non.",
          "Article 40: tell the prosecutor without delay, or write down why not."))
    }
    return prompts
  }

  /// G12: what a qualification that was taken back leaves to do, from the day of the decision that took it back.
  private static func annulment(_ facts: PromptFacts) -> [Prompt] {
    guard let day = facts.facts.decidedOn ?? facts.openedOn else { return [] }
    return AnnulmentDuty.all(
      authors: facts.authors, reports: facts.reports.map { ($0.record, $0.progress) },
      now: facts.facts.qualification
    ).map { duty in
      let sentence = duty.sentence
      return prompt(
        .custom, day, facts, duty.record, sentence.french, sentence.english)
    }
  }

  private static func measure(_ measure: PromptFacts.Measure, _ facts: PromptFacts) -> [Prompt] {
    if measure.kind == "shared_concern", measure.reviewedOn == nil, !facts.isOver,
      let start = measure.startsOn ?? measure.decidedOn
    {
      return [
        prompt(
          .mppReview, start.adding(days: reviewDays), facts, measure.record,
          "Méthode de la préoccupation partagée\u{A0}: bilan à 15 jours, puis suivi ou protocole B.",
          "Shared concern method: review at 15 days, then follow-up or protocol B.")
      ]
    }
    guard let sanction = measure.sanction, let decidedOn = measure.decidedOn,
      let day = Retention.eraseOn(.sanction(sanction), since: decidedOn)
    else { return [] }
    return [
      prompt(
        .sanctionErasure, day, facts, measure.record,
        "Sanction à effacer du dossier administratif de l’élève.",
        "Sanction to erase from the pupil's administrative file.")
    ]
  }

  private static func report(_ report: PromptFacts.Report, _ facts: PromptFacts) -> [Prompt] {
    let progress = report.progress
    guard progress.status.awaitsAnswer || progress.status == .noAnswer,
      let sentOn = progress.transmittedOn
    else { return [] }
    if let askedOn = report.cnilAskedOn {
      return [
        prompt(
          .cnil, askedOn.adding(days: cnilDays), facts, report.record,
          "CNIL saisie\u{A0}: sa réponse est attendue (trois semaines).",
          "CNIL asked: its answer is due (three weeks).")
      ]
    }
    return [
      prompt(
        .reportUnanswered, sentOn.adding(months: answerMonths), facts, report.record,
        "Signalement sans réponse depuis un mois\u{A0}: la CNIL peut être saisie (loi informatique et "
          + "libertés, art. 51-II).",
        "Report without an answer for one month: the CNIL may be asked (LIL, art. 51-II).")
    ]
  }

  private static func rights(
    _ request: PromptFacts.RightsRequest, _ facts: PromptFacts
  ) -> Prompt? {
    guard request.answeredOn == nil else { return nil }
    return prompt(
      .custom, request.dueOn ?? request.receivedOn.adding(months: rightsMonths), facts,
      request.record, "Demande de droits\u{A0}: réponse due.", "Rights request: answer due.")
  }

  /// A case that has left is closed here; of two that came from one transfer somebody keeps one.
  private static func transfers(_ facts: PromptFacts) -> [Prompt] {
    guard !facts.isOver else { return [] }
    let left = facts.transferredOn.map {
      prompt(
        .review, $0, facts, nil,
        "Transférée à un autre établissement\u{A0}: à clôturer ici, la conservation court depuis la clôture.",
        "Transferred to another school: to close here, retention runs from the closing.")
    }
    let twice = facts.readTwiceOn.map {
      prompt(
        .review, $0, facts, nil,
        "Le même transfert a été lu deux fois\u{A0}: garder une des situations, clore ou classer l’autre (doublon) et "
          + "demander son effacement.",
        "The same transfer was read twice: keep one of the cases, close or dismiss the other (duplicate) and ask for its "
          + "erasure.")
    }
    return [left, twice].compactMap(\.self)
  }

  private static func review(_ facts: PromptFacts) -> [Prompt] {
    guard let day = facts.nextReviewOn, !facts.isOver else { return [] }
    return [
      prompt(
        .review, day, facts, nil, "Situation à revoir à la date prévue.",
        "Case to look at again on the day set.")
    ]
  }
}

extension AnnulmentDuty {
  /// The role or the report it is about.
  fileprivate var record: RecordID {
    switch self {
    case .revertRole(let record), .withdraw(let record), .sendRectification(let record): record
    }
  }

  fileprivate var sentence: Label {
    switch self {
    case .revertRole:
      Label(
        "Le harcèlement n’est plus avéré\u{A0}: rendre à l’auteur son rôle d’auteur présumé.",
        "Harassment is no longer substantiated: make the author an alleged author again.")
    case .withdraw:
      Label(
        "Le harcèlement n’est plus avéré\u{A0}: retirer le signalement qui n’est pas parti.",
        "Harassment is no longer substantiated: withdraw the report that has not left.")
    case .sendRectification:
      Label(
        "Le harcèlement n’est plus avéré\u{A0}: demander au ministère l’avis rectificatif du signalement parti.",
        "Harassment is no longer substantiated: ask the ministry to rectify the report that has left."
      )
    }
  }
}

extension PromptFacts {
  /// Whether nothing more is done in the case.
  fileprivate var isOver: Bool {
    facts.status == .closed || facts.status == .dismissed || facts.status == .archived
  }
}
