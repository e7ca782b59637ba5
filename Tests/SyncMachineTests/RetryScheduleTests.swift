import SyncMachine
import SyncProtocol
import Testing

@Suite struct `A retry schedule` {
  private let schedule = RetrySchedule.standard

  @Test func `doubles its ceiling up to the cap`() {
    let ceilings = (0..<9).map { schedule.ceilingMilliseconds(retryCount: $0) }
    #expect(ceilings == [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
  }

  @Test func `draws from zero to the ceiling, both included`() {
    #expect(schedule.waitMilliseconds(retryCount: 2, random: 0) == 0)
    #expect(schedule.waitMilliseconds(retryCount: 2, random: .max) == 2_000)
    #expect(schedule.waitMilliseconds(retryCount: 2, random: .max / 2) == 1_000)
  }

  @Test func `gives every wait the same chance`() {
    let schedule = RetrySchedule(waitMillisecondsFirst: 3, waitMillisecondsMax: 3, retriesMax: 1)
    let draws = 4_096
    var counts: [UInt64: Int] = [:]
    for draw in 0..<draws {
      let random = UInt64(draw) << 52
      counts[schedule.waitMilliseconds(retryCount: 0, random: random) ?? 99, default: 0] += 1
    }
    #expect(counts == [0: 1024, 1: 1024, 2: 1024, 3: 1024])
  }

  @Test func `adds its jitter to what the hub asks`() {
    #expect(schedule.waitMilliseconds(retryCount: 0, retryAfterSeconds: 10, random: .max) == 10_500)
    #expect(schedule.waitMilliseconds(retryCount: 0, retryAfterSeconds: 30, random: 0) == 30_000)
    #expect(schedule.waitMilliseconds(retryCount: 0, retryAfterSeconds: 31, random: 0) == nil)
  }

  @Test func `gives up after its tries`() {
    #expect(schedule.waitMilliseconds(retryCount: Limits.retriesMax - 1, random: 0) == 0)
    #expect(schedule.waitMilliseconds(retryCount: Limits.retriesMax, random: 0) == nil)
  }

  @Test func `takes any numbers without harm`() {
    let extreme = RetrySchedule(
      waitMillisecondsFirst: .max, waitMillisecondsMax: .max, retriesMax: .max)
    #expect(extreme.waitMilliseconds(retryCount: 0, retryAfterSeconds: .max, random: .max) == .max)
    #expect(extreme.ceilingMilliseconds(retryCount: .min) == .max)
    #expect(extreme.ceilingMilliseconds(retryCount: .max) == .max)
  }
}
