import CaseModel
import RecordModel
import Testing

@Suite struct `A school year` {
  @Test(arguments: [
    ("2026-07-31", "2025-2026"), ("2026-08-01", "2026-2027"), ("2026-12-31", "2026-2027"),
    ("2027-01-01", "2026-2027"),
  ])
  func `starts on 1 August`(day: String, year: String) throws {
    let containing = SchoolYear(containing: try #require(CalendarDay(day)))
    #expect(containing.description == year)
    #expect(SchoolYear(year) == containing)
  }

  @Test(arguments: ["", "2026", "2026-2028", "2026-2026", "26-27", "2026-2027-2028", "+2026-2027"])
  func `is two years that follow each other`(text: String) {
    #expect(SchoolYear(text) == nil)
  }
}
