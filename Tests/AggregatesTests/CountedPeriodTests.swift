import Aggregates
import Testing

@Suite struct `A period` {
  @Test(arguments: ["2026-11", "2026-2027-T1", "2026-2027-T2", "2026-2027-T3", "2026-2027"])
  func `is read as it is written`(text: String) throws {
    #expect(try CountedPeriod(parsing: text).description == text)
  }

  @Test(arguments: ["", "2026", "2026-13", "2026-00", "2026-2028", "2026-2027-T4", "2026-1", "x"])
  func `of no calendar is refused`(text: String) {
    #expect(throws: AggregateError.noPeriod(text)) { try CountedPeriod(parsing: text) }
  }

  @Test func `nests in the longer ones, from August to July`() throws {
    for number in (2026 * 12)..<(2028 * 12) {
      let month = CountedMonth(number: number)
      let term = CountedPeriod(containing: month, scale: .term)
      let year = CountedPeriod(containing: month, scale: .year)
      #expect(term.months.contains(month) && term.months.count == 4)
      #expect(year.months.contains(month) && year.first.month == 8 && year.last.month == 7)
      #expect(term.months.allSatisfy(year.months.contains))
    }
  }
}
