internal import RecordModel

/// An invented person; names come from short invented lists, numbers from the ranges kept for
/// fiction.
struct SamplePerson {
  let firstName: String
  let lastName: String
  let sex: String
  let level: String

  /// The first letters of both names.
  var initials: String { "\(firstName.prefix(1)). \(lastName.prefix(1))." }

  init(level: String, using dice: inout SampleDice) {
    let isGirl = dice.happens(percent: 50)
    firstName = dice.pick(isGirl ? Self.girls : Self.boys)
    lastName = dice.pick(Self.lastNames)
    sex = isGirl ? "female" : "male"
    self.level = level
  }

  func record(
    ofCase place: Int, reportedOn day: CalendarDay, using dice: inout SampleDice
  ) -> SampleRecord {
    var record = SampleRecord(.person)
    record.set(PersonField.case, record: place)
    record.set(PersonField.lastName, lastName)
    record.set(PersonField.firstName, firstName)
    record.set(PersonField.initials, initials)
    record.set(PersonField.birthOn, birth(before: day, using: &dice))
    record.set(PersonField.sex, sex)
    record.set(PersonField.level, level)
    record.set(PersonField.className, className(using: &dice))
    record.set(PersonField.category, "pupil")
    addGuardian(to: &record, using: &dice)
    return record
  }

  private func birth(before day: CalendarDay, using dice: inout SampleDice) -> CalendarDay {
    let years = 6 + (Vocabulary.level.terms.firstIndex { $0.code == level } ?? 0)
    let days = years * 365 + dice.number(in: 0...364)
    return CalendarDay(daysSince1970: day.daysSince1970 - Int32(days))
  }

  private func className(using dice: inout SampleDice) -> String {
    let label = Vocabulary.level.term(level)?.label.french ?? level
    return "\(label) \(dice.pick(["A", "B", "C", "D"]))"
  }

  private func addGuardian(to record: inout SampleRecord, using dice: inout SampleDice) {
    let parent = dice.pick(Self.girls + Self.boys)
    record.set(PersonField.guardianName, "\(parent) \(lastName)")
    let digits = String(dice.number(in: 10_000...99_999))
    record.set(PersonField.guardianPhone, "063998\(digits.prefix(4))")
    guard dice.happens(percent: 70) else { return }
    let address = TextFolding.fold("\(parent).\(lastName)")
    record.set(PersonField.guardianEmail, "\(address)@exemple.invalid")
  }

  private static let girls = [
    "Aëlle", "Brunehilde", "Céliane", "Doriane", "Élodine", "Fantine", "Giulietta", "Hermine",
    "Ismérie", "Joséphine", "Kenza", "Liselotte", "Maïwenn", "Noémie", "Océane", "Yasmine",
  ]
  private static let boys = [
    "Amaury", "Bastien", "Cédric", "Dorian", "Éloan", "Farès", "Gauvain", "Hippolyte", "Ivan",
    "Joachim", "Killian", "Loïc", "Mathurin", "Naël", "Octave", "Zacharie",
  ]
  private static let lastNames = [
    "Aubrelin", "Bessoncourt", "Chantevigne", "Dumartroy", "Estrevelle", "Fontcombe", "Garrigoul",
    "Hautbresle", "Isnardon", "Jolivesse", "Kervaloc", "Lamorinde", "Montespel", "Novarelle",
    "Ourdinac", "Pélissandre", "Quintevert", "Roquelongue", "Sainvalier", "Trémontel",
  ]
}
