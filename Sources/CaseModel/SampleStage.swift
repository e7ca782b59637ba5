internal import RecordModel

/// How far an invented case has come, with what the head then thinks of it.
struct SampleStage {
  let status: String
  let qualification: String
  let daysSinceReport: Int
  let reason: String?

  static let all = [
    SampleStage(status: "reported", qualification: "unqualified", daysSinceReport: 0, reason: nil),
    SampleStage(status: "analysis", qualification: "suspected", daysSinceReport: 2, reason: nil),
    SampleStage(
      status: "treatment", qualification: "intimidation", daysSinceReport: 5,
      reason: "Préoccupation partagée engagée"),
    SampleStage(
      status: "treatment", qualification: "substantiated", daysSinceReport: 9,
      reason: "Faits reconnus en entretien"),
    SampleStage(
      status: "follow_up", qualification: "substantiated", daysSinceReport: 20,
      reason: "Suivi à quinze jours"),
    SampleStage(
      status: "dismissed", qualification: "unfounded", daysSinceReport: 7,
      reason: "Conflit ponctuel réglé"),
    SampleStage(
      status: "closed", qualification: "substantiated", daysSinceReport: 60,
      reason: "Les faits ont cessé"),
  ]

  var hasMeasures: Bool { daysSinceReport >= 5 && status != "dismissed" }
  var authorRole: String { qualification == "substantiated" ? "author" : "alleged_author" }

  func write(
    to record: inout SampleRecord, of draft: SampleDraft, using dice: inout SampleDice
  ) {
    let day = draft.day(daysSinceReport)
    record.set(CaseField.status, composite: [status, day.description, reason])
    record.set(CaseField.qualification, composite: verdict(on: day, using: &dice))
    if status == "closed" {
      record.set(CaseField.closedOn, day)
      record.set(CaseField.effect, dice.pick(["stopped", "stopped", "reduced"]))
    } else if status != "dismissed" {
      record.set(CaseField.nextReviewOn, draft.day(daysSinceReport + 15))
    }
  }

  private func verdict(on day: CalendarDay, using dice: inout SampleDice) -> [String?] {
    guard qualification == "substantiated" || qualification == "unfounded" else {
      return [qualification, nil, nil, nil]
    }
    let basis = qualification == "unfounded" ? "head_decision" : dice.pick(Self.bases)
    return [qualification, basis, day.description, "chef d’établissement"]
  }

  private static let bases = ["head_decision", "admitted", "sanction"]
}
