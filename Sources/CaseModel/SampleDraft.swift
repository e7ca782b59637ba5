internal import RecordModel

/// One invented case while it is being written.
struct SampleDraft {
  let openedOn: CalendarDay
  let target: SamplePerson
  let authors: [SamplePerson]
  let form: String
  let place: String
  let stage: SampleStage
  private(set) var records: [SampleRecord] = []

  init(openedOn: CalendarDay, using dice: inout SampleDice) {
    self.openedOn = openedOn
    let level = dice.pick(Vocabulary.level.terms).code
    target = SamplePerson(level: level, using: &dice)
    authors = (0..<dice.pick([1, 1, 1, 2, 2, 3])).map { _ in
      SamplePerson(level: level, using: &dice)
    }
    form = dice.pick(Self.forms)
    place = form == "cyber" ? "online" : dice.pick(Self.places)
    stage = dice.pick(SampleStage.all)
  }

  /// Every form, the frequent ones several times.
  private static let forms =
    Vocabulary.form.terms.map(\.code)
    + ["insults", "insults", "insults", "insults", "rumours", "exclusion", "exclusion", "physical"]
    + ["physical", "threats", "humiliation", "cyber", "cyber", "cyber"]
  /// Every place, the frequent ones several times.
  private static let places =
    Vocabulary.context.terms.map(\.code)
    + ["classroom", "classroom", "playground", "playground", "playground", "canteen", "journey"]

  var text: SampleText { SampleText(form: form, place: place) }

  func day(_ days: Int) -> CalendarDay {
    CalendarDay(daysSince1970: openedOn.daysSince1970 + Int32(days))
  }

  mutating func addCase(reference: String, using dice: inout SampleDice) {
    var record = SampleRecord(.case)
    record.set(CaseField.reference, reference)
    record.set(CaseField.schoolYear, SchoolYear(containing: openedOn).description)
    addReport(to: &record, using: &dice)
    addAssessment(to: &record, using: &dice)
    addSets(to: &record, using: &dice)
    stage.write(to: &record, of: self, using: &dice)
    records.append(record)
  }

  mutating func addPersons(using dice: inout SampleDice) {
    add(target, as: "target", using: &dice)
    for author in authors { add(author, as: stage.authorRole, using: &dice) }
    guard dice.happens(percent: 40) else { return }
    add(SamplePerson(level: target.level, using: &dice), as: "witness", using: &dice)
  }

  mutating func addFacts(using dice: inout SampleDice) {
    for _ in 0..<dice.number(in: 1...4) {
      var record = SampleRecord(.fact)
      record.set(FactField.case, record: 0)
      record.set(FactField.happenedOn, day(-dice.number(in: 0...20)))
      record.set(FactField.form, form)
      record.set(FactField.place, place)
      record.set(
        FactField.description, text.description(of: target, by: dice.pick(authors), using: &dice))
      if form == "cyber" {
        record.set(FactField.platform, dice.pick(Vocabulary.platform.terms).code)
        record.set(
          FactField.url, "https://reseau.invalid/p/\(dice.number(in: 100_000...999_999))")
      }
      records.append(record)
    }
  }

  mutating func addMeasures(using dice: inout SampleDice) {
    guard stage.hasMeasures else { return }
    for _ in 0..<dice.number(in: 1...3) {
      records.append(measure(dice.pick(Vocabulary.measure.terms).code, using: &dice))
    }
  }

  mutating func addNotes(using dice: inout SampleDice) {
    for place in 0..<dice.number(in: 1...4) {
      var record = SampleRecord(.note)
      record.set(NoteField.case, record: 0)
      record.set(NoteField.writtenOn, day(place * 4 + dice.number(in: 0...3)))
      record.set(NoteField.authorName, dice.pick(SampleText.adults))
      record.set(NoteField.text, text.note(on: target, and: dice.pick(authors), using: &dice))
      records.append(record)
    }
  }

  private mutating func add(
    _ person: SamplePerson, as role: String, using dice: inout SampleDice
  ) {
    let place = records.count
    records.append(person.record(ofCase: 0, reportedOn: openedOn, using: &dice))
    var record = SampleRecord(.role)
    record.set(RoleField.case, record: 0)
    record.set(RoleField.person, record: place)
    record.set(RoleField.role, role)
    record.set(RoleField.since, openedOn)
    records.append(record)
  }
}
