internal import CaseModel
internal import Causality
internal import RecordModel
internal import SchoolReplica

/// Why a field has its value, in words.
struct ExplanationPage {
  private let explanation: FieldExplanation
  private let language: Language

  init(_ explanation: FieldExplanation, language: Language) {
    self.explanation = explanation
    self.language = language
  }

  func print() {
    let label = FieldPhrase.label(of: explanation.field, kind: explanation.kind, language)
    Terminal.print(label + colon + value(explanation.current?.value ?? .null))
    if let current = explanation.current { written(current) }
    Terminal.print("  " + reason)
    for other in explanation.others { self.other(other) }
    for unsent in explanation.unsent { self.unsent(unsent) }
  }

  private var colon: String { Label(" : ", ": ").text(in: language) }

  private func value(_ value: FieldValue) -> String {
    SafeText.lines(
      FieldPhrase.value(value, of: explanation.field, kind: explanation.kind, language),
      indent: "    ")
  }

  private func written(_ side: ConflictView.Side) {
    Terminal.print("  " + say("écrite par ", "written by ") + who(side))
    if let claimed = explanation.claimedMilliseconds {
      Terminal.print(
        "  " + say("à l’horloge de cet ordinateur", "by this computer's clock") + colon
          + Moment.text(claimed, language))
    }
    let admitted =
      explanation.isAdmitted
      ? say("admise par le ministère", "admitted by the ministry") + colon
        + Moment.text(side.milliseconds, language)
      : say("pas encore au ministère", "not at the ministry yet")
    Terminal.print("  " + admitted)
    if let clock = side.clock {
      Terminal.print("  " + say("a vu", "has seen") + colon + ClockPhrase.text(clock))
    }
  }

  private func who(_ side: ConflictView.Side) -> String {
    let author = SafeText.line(side.author ?? say("un auteur inconnu", "an unknown author"))
    let computer =
      side.dot.replica == explanation.thisReplica
      ? say("cet ordinateur", "this computer")
      : say("ordinateur ", "computer ") + ClockPhrase.name(side.dot.replica)
    return "\(author) (\(computer), \(side.dot.counter))"
  }

  private var reason: String {
    switch explanation.reason {
    case .neverWritten: say("Personne ne l’a jamais rempli.", "Nobody has ever filled it in.")
    case .onlyWriter:
      say("Aucune autre valeur ne lui fait concurrence.", "No other value competes with it.")
    case .sawTheOthers:
      say(
        "Son auteur avait vu les autres valeurs et les a remplacées.",
        "Its author had seen the other values and replaced them.")
    case .later:
      say(
        "Faite sans connaître l’autre ; la plus tardive à l’heure du ministère l’emporte.",
        "Made without knowledge of the other; the later by the ministry's time stands.")
    case .sameMoment:
      say(
        "Faites au même instant ; le nom d’ordinateur le plus grand l’emporte.",
        "Made at the same moment; the greater computer name stands.")
    }
  }

  private func other(_ other: FieldExplanation.Other) {
    let state =
      other.isSettled
      ? say("remplacée depuis", "replaced since")
      : say("dans le registre des conflits", "in the conflict ledger")
    Terminal.print(say("Autre valeur", "Other value") + colon + value(other.side.value))
    Terminal.print(
      "  \(who(other.side)), \(Moment.text(other.side.milliseconds, language)), \(state)")
  }

  private func unsent(_ unsent: FieldExplanation.Unsent) {
    let author = SafeText.line(unsent.author ?? "—")
    Terminal.print(
      say("Pas encore envoyée", "Not sent yet")
        + " (\(unsent.counter), \(author), \(Moment.text(unsent.milliseconds, language)))" + colon
        + value(unsent.value))
  }
}
