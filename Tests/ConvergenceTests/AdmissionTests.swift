import Causality
import Convergence
import RecordModel
import TestInput
import Testing

@Suite struct `Admitting stamps` {
  private static let hub: UInt64 = 1_700_000_000_000
  private static let hostile: [UInt64] = [
    0, 1, hub - 1, hub, hub + 299_999, hub + 300_000, hub + 300_001, 4_070_908_800_000, .max >> 1,
    .max,
  ]

  private func stamp(_ milliseconds: UInt64, _ counter: UInt16 = 0) -> HybridTimestamp {
    HybridTimestamp(milliseconds: milliseconds, counter: counter)
  }

  @Test func `puts a write above all it has seen, whatever it claims (I2, I6)`() {
    for claimed in Self.hostile {
      for floor in Self.hostile where floor < Self.hub + 400_000 {
        let admitted = AdmittedStamp(
          claimed: stamp(claimed), floor: stamp(floor, .max), hubMilliseconds: Self.hub)
        #expect(admitted.stamp > stamp(floor, .max))
      }
    }
  }

  @Test func `never goes further ahead than the drift limit and one tick per chained write (I3)`() {
    var floor = HybridTimestamp.zero
    let limit = stamp(Self.hub + HybridLogicalClock.driftLimitMilliseconds, .max)
    for chained in 0..<2000 as Range<UInt64> {
      let claimed = Self.hostile[Int(chained % 10)]
      floor = AdmittedStamp(claimed: stamp(claimed), floor: floor, hubMilliseconds: Self.hub).stamp
      #expect(floor.rawValue <= limit.rawValue + chained)
    }
  }

  @Test func `keeps the order inside one replica when it clamps (I4)`() {
    var last = HybridTimestamp.zero
    for counter in 0..<500 as Range<UInt64> {
      let admitted = AdmittedStamp(
        claimed: stamp(4_070_908_800_000 + counter), floor: last, hubMilliseconds: Self.hub)
      #expect(admitted.isClamped)
      #expect(admitted.stamp > last)
      last = admitted.stamp
    }
  }

  @Test
  func `lets an honest edit win once the drift has passed, or at once over what it has seen (I5)`()
  {
    for claimed in Self.hostile {
      let admitted = AdmittedStamp(claimed: stamp(claimed), floor: .zero, hubMilliseconds: Self.hub)
        .stamp
      let later = Self.hub + HybridLogicalClock.driftLimitMilliseconds + 1
      let unaware = AdmittedStamp(claimed: stamp(later), floor: .zero, hubMilliseconds: later).stamp
      let aware = AdmittedStamp(
        claimed: stamp(Self.hub), floor: admitted, hubMilliseconds: Self.hub
      ).stamp
      #expect(unaware > admitted)
      #expect(aware > admitted)
    }
  }

  @Test func `agrees with the vectors`() throws {
    struct Case: Decodable {
      let claimed: VectorStamp
      let floor: VectorStamp
      let hub: String
      let stamp: VectorStamp
      let clamped: Bool
    }
    for one in try VectorFile.cases("causality/valid/admission.json", as: Case.self) {
      let hub = try #require(UInt64(one.hub))
      let admitted = AdmittedStamp(
        claimed: one.claimed.stamp, floor: one.floor.stamp, hubMilliseconds: hub)
      #expect(admitted.stamp == one.stamp.stamp)
      #expect(admitted.isClamped == one.clamped)
    }
  }
}
