import CaseModel
import CaseRules
import RecordModel
import SchoolReplica
import Testing

@Suite struct `The registry of channels at a school` {
  @Test func `never calls a procedure an agreement`() async throws {
    let here = try await SchoolReportWorld()
    let channels = try await here.replica.channels()
    let seed = ChannelSeed.channels(on: here.today)
    #expect(channels.map(\.code) == seed.map(\.code))
    #expect(channels.map(\.status) == seed.map(\.status))
    #expect(channels.map(\.acts) == seed.map(\.acts))
    for channel in channels where channel.status != .signed {
      let texts = [channel.statement(on: here.today), channel.status.label]
      for text in texts.flatMap({ [$0.french, $0.english] }) {
        #expect(!TextFolding.fold(text).contains("accord"), "\(channel.code)")
        #expect(!TextFolding.fold(text).contains("agreement"), "\(channel.code)")
      }
    }
    #expect(try await here.replica.channel(coded: "E_ENFANCE").status == .signed)
    await #expect(throws: CaseworkError.noSuchChannel) {
      try await here.replica.channel(coded: "nothing")
    }
  }
}
