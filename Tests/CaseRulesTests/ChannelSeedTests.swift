import CaseRules
import RecordModel
import Testing

@Suite struct `The first channels` {
  private let days = ["2011-06-06", "2026-11-24"].compactMap { CalendarDay($0) }

  @Test func `may be published as they are`() {
    for day in days {
      for channel in ChannelSeed.channels(on: day) {
        #expect(channel.problems.isEmpty, "\(channel.code): \(channel.problems)")
      }
    }
  }
}
