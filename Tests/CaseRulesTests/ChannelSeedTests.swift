import CaseModel
import CaseRules
import RecordModel
import Testing

@Suite struct `The first channels` {
  private let days = ["2011-06-06", "2026-11-24"].compactMap { CalendarDay($0) }

  private func channel(_ code: String, on day: CalendarDay) throws -> ChannelFacts {
    try #require(ChannelSeed.channels(on: day).first { $0.code == code })
  }

  @Test func `may be published as they are`() {
    for day in days {
      let channels = ChannelSeed.channels(on: day)
      #expect(Set(channels.map(\.code)).count == channels.count)
      for channel in channels {
        #expect(channel.problems.isEmpty, "\(channel.code): \(channel.problems)")
        #expect(!channel.byHand.french.isEmpty && !channel.byHand.english.isEmpty)
        #expect(channel.platform.map { Vocabulary.platform.term($0) != nil } ?? true)
      }
    }
  }

  @Test func `tell the story of 2011`() throws {
    for day in days {
      let facebook = try channel(ChannelSeed.facebook, on: day)
      #expect(facebook.status == .existingProcedure)
      let partner = try channel(ChannelSeed.eEnfance, on: day)
      #expect(partner.status == .signed && partner.from?.description == "2011-06-06")
    }
    let before = Trial.date("2011-06-05")
    #expect(try !channel(ChannelSeed.eEnfance, on: before).isInForce(on: before))
  }

  @Test func `give priority from the day it was given`() throws {
    for (day, isPriority) in [("2024-11-05", false), ("2024-11-06", true)] {
      #expect(
        try channel(ChannelSeed.eEnfance, on: Trial.date(day)).isPriority == isPriority)
    }
    #expect(ChannelSeed.channels(on: Trial.day).count { $0.isPriority } == 1)
  }

  @Test func `mark what no source supports, and let nothing leave through it`() {
    for channel in ChannelSeed.channels(on: Trial.day) where !channel.status.carriesReports {
      #expect(channel.actReference.contains("fictif") && channel.actReference.contains("vérifier"))
    }
    #expect(ChannelSeed.channels(on: Trial.day).contains { $0.status == .inDiscussion })
  }

  @Test func `come back as they were from their records`() {
    for channel in ChannelSeed.channels(on: Trial.day) {
      #expect(ChannelFacts(values: channel.values) == channel, "\(channel.code)")
    }
  }

  @Test func `say who is asked when nobody chose`() throws {
    for act in ReportAct.allCases {
      guard let code = ChannelSeed.defaultChannel(for: act) else {
        #expect(act == .courtOrder)
        continue
      }
      #expect(try channel(code, on: Trial.day).acts.contains(act))
    }
  }
}
