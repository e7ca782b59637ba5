package import SchoolDirectory
package import RecordModel

/// Invents believable cases of one school, the same ones from the same seed.
///
/// For demonstrations, training of the preset dictionary and load tests; nobody in them exists.
package struct SampleCases: Sendable {
  private let school: UAI
  private let firstDay: CalendarDay
  private var dice: SampleDice
  private var count = 0

  /// Cases of `school`, reported within 300 days from `firstDay`.
  package init(seed: UInt64, school: UAI, firstDay: CalendarDay) {
    self.school = school
    self.firstDay = firstDay
    dice = SampleDice(seed: seed)
  }

  /// Invents the next case: the case first, then its persons, roles, facts, measures and notes.
  ///
  /// References count places in the returned batch, from 0. References to a case are numbered from
  /// 1 in the order of calls.
  package mutating func next() -> [SampleRecord] {
    count += 1
    let opened = CalendarDay(
      daysSince1970: firstDay.daysSince1970 + Int32(dice.number(in: 0...300)))
    var draft = SampleDraft(openedOn: opened, using: &dice)
    draft.addCase(reference: reference(openedOn: opened), using: &dice)
    draft.addPersons(using: &dice)
    draft.addFacts(using: &dice)
    draft.addMeasures(using: &dice)
    draft.addNotes(using: &dice)
    return draft.records
  }

  private func reference(openedOn day: CalendarDay) -> String {
    let year = Int(SchoolYear(containing: day).startYear)
    let reference = try? CaseReference(school: school, year: year, number: count)
    return reference?.description ?? ""
  }
}
