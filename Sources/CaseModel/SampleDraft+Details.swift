internal import RecordModel

extension SampleDraft {
  func addReport(to record: inout SampleRecord, using dice: inout SampleDice) {
    record.set(CaseField.openedOn, openedOn)
    record.set(CaseField.factsFrom, day(-dice.number(in: 21...90)))
    record.set(CaseField.factsTo, day(-dice.number(in: 0...3)))
    record.set(CaseField.origin, dice.pick(Vocabulary.origin.terms).code)
    record.set(CaseField.reporterRole, dice.pick(Vocabulary.reporterRole.terms).code)
    record.set(CaseField.frequency, dice.pick(["several", "several", "weekly", "daily"]))
  }

  func addAssessment(to record: inout SampleRecord, using dice: inout SampleDice) {
    let gravity = dice.pick([1, 1, 1, 2, 2, 3])
    record.set(CaseField.gravity, .integer(Int64(gravity)))
    record.set(CaseField.danger, dice.pick(["none", "none", "watch", "watch", "grave"]))
    record.set(CaseField.priority, gravity == 3 ? "urgent" : dice.pick(["normal", "high"]))
    record.set(
      CaseField.summary, text.summary(of: target, by: authors.count, using: &dice))
    record.set(CaseField.handler, dice.pick(SampleText.adults))
    record.set(CaseField.restricted, .boolean(gravity == 3))
    guard gravity > 1 else { return }
    record.set(
      CaseField.declaration,
      composite: ["FE-\(dice.number(in: 10_000...99_999))", day(1).description])
  }

  func addSets(to record: inout SampleRecord, using dice: inout SampleDice) {
    record.setMember(number(of: place, in: .context, from: CaseField.contextFirst))
    record.setMember(number(of: form, in: .form, from: CaseField.formFirst))
    for number in dice.pick(dice.number(in: 0...2), of: Array(CaseField.forms)) {
      record.setMember(number)
    }
    guard dice.happens(percent: 30) else { return }
    record.setMember(dice.pick(Array(CaseField.motives)))
  }

  func measure(_ kind: String, using dice: inout SampleDice) -> SampleRecord {
    let decided = dice.number(in: 2...12)
    var record = SampleRecord(.measure)
    record.set(MeasureField.case, record: 0)
    record.set(MeasureField.kind, kind)
    record.set(MeasureField.decidedOn, day(decided))
    record.set(MeasureField.startsOn, day(decided + 1))
    record.set(MeasureField.endsOn, day(decided + dice.number(in: 5...30)))
    record.set(MeasureField.decider, dice.pick(SampleText.heads))
    record.set(MeasureField.eraseOn, day(decided + 365))
    guard kind == "sanction" else { return record }
    record.set(MeasureField.sanction, dice.pick(Vocabulary.sanction.terms).code)
    record.set(MeasureField.notifiedOn, day(decided + 2))
    return record
  }

  private func number(of code: String, in vocabulary: Vocabulary, from first: UInt8) -> UInt8 {
    let place = vocabulary.terms.firstIndex { $0.code == code } ?? 0
    return first + UInt8(place)
  }
}
