import Foundation
import PowerCuts
import Testing

@Suite struct `A power cut` {
  /// How many cuts the gate makes.
  private static let cutCount =
    ProcessInfo.processInfo.environment["PREAU_CUTS"].flatMap { Int($0) } ?? 1_000

  @Test func `at any write takes nothing that was confirmed, and leaves nothing half`() throws {
    var campaign = CutCampaign(seed: 1)
    try campaign.cut(Self.cutCount)
    #expect(campaign.tally.failures.map(\.description).prefix(5) == [])
    #expect(campaign.tally.cutCount >= Self.cutCount)
    #expect(campaign.tally.editsChecked > 0)
    #expect(campaign.tally.sectors.dropped > 0)
    #expect(campaign.tally.sectors.torn > 0)
    #expect(campaign.tally.foundWhole > 0)
    #expect(campaign.tally.foundAbsent > 0)
  }

  @Test(arguments: [FaultyDisk.Care.normal, .none])
  func `loses confirmed edits when the store does not wait for the disk`(_ care: FaultyDisk.Care)
    throws
  {
    var campaign = CutCampaign(seed: 1, care: care)
    try campaign.cut(200)
    #expect(!campaign.tally.failures.isEmpty)
  }
}

@Suite struct `A disk that fails` {
  @Test func `at any operation makes a step throw by name, and loses nothing`() throws {
    var campaign = CutCampaign(seed: 1)
    try campaign.fail(300)
    #expect(campaign.tally.failures.map(\.description).prefix(5) == [])
    #expect(campaign.tally.faultCount >= 300)
    #expect(campaign.tally.refusedSteps > 0)
  }
}
