import RecordModel
import Testing

@Suite struct `A day of the calendar` {
  @Test func `reads back as it was written, from year 1 to 9999`() {
    for day in stride(from: Int32(-719_162), through: 2_932_896, by: 911) {
      let written = CalendarDay(daysSince1970: day)
      #expect(CalendarDay(written.description) == written)
    }
  }

  @Test func `knows leap years`() {
    #expect(CalendarDay("2024-02-29")?.daysSince1970 == 19_782)
    #expect(CalendarDay("2000-02-29") != nil)
    #expect(CalendarDay("1900-02-29") == nil)
    #expect(CalendarDay("2023-02-29") == nil)
  }

  @Test(arguments: [
    "", "2024", "2024-13-01", "2024-00-10", "2024-04-31", "2024-1-01", "24-01-01x", "２０２４-01-01",
  ])
  func `is not read from what is no day`(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test(arguments: [Int32.min, Int32.min + 1, -1, 0, Int32.max])
  func `writes any number without a trap`(day: Int32) {
    #expect(!CalendarDay(daysSince1970: day).description.isEmpty)
  }
}
