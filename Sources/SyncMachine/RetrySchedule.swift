internal import SyncProtocol

/// How long to wait before trying again: full jitter under a growing ceiling, so that schools cut off together do not
/// come back together.
///
/// Source: M. Brooker, "Exponential Backoff and Jitter" (2015); `protocol/07-limits.md`.
package struct RetrySchedule: Hashable, Sendable {
  /// The ceiling of the first wait, in milliseconds.
  package let waitMillisecondsFirst: UInt64
  /// The ceiling of any wait, in milliseconds.
  package let waitMillisecondsMax: UInt64
  /// How often to try again before giving up.
  package let retriesMax: Int

  /// The protocol's schedule.
  package static let standard = RetrySchedule(
    waitMillisecondsFirst: Limits.retryWaitMillisecondsFirst,
    waitMillisecondsMax: Limits.retryWaitMillisecondsMax,
    retriesMax: Limits.retriesMax)

  /// A schedule from its parts.
  package init(waitMillisecondsFirst: UInt64, waitMillisecondsMax: UInt64, retriesMax: Int) {
    self.waitMillisecondsFirst = waitMillisecondsFirst
    self.waitMillisecondsMax = waitMillisecondsMax
    self.retriesMax = retriesMax
  }

  /// The wait before a try.
  ///
  /// - Parameters:
  ///   - retryCount: how often it was tried again already.
  ///   - retryAfterSeconds: how long the hub asked to wait; 0 when it did not.
  ///   - random: any number of 64 bits; equal chances for all of them give equal chances for all waits.
  /// - Returns: milliseconds, or `nil` when the tries are used up or the hub asks for more than `waitMillisecondsMax`.
  package func waitMilliseconds(
    retryCount: Int, retryAfterSeconds: UInt32 = 0, random: UInt64
  ) -> UInt64? {
    let askedMilliseconds = UInt64(retryAfterSeconds) * 1000
    guard retryCount < retriesMax, askedMilliseconds <= waitMillisecondsMax else { return nil }
    let (wait, overflow) = askedMilliseconds.addingReportingOverflow(
      jitterMilliseconds(retryCount: retryCount, random: random))
    return overflow ? .max : wait
  }

  /// The ceiling of the wait before a try, in milliseconds.
  package func ceilingMilliseconds(retryCount: Int) -> UInt64 {
    var ceiling = min(waitMillisecondsFirst, waitMillisecondsMax)
    for _ in 0..<min(max(retryCount, 0), UInt64.bitWidth) {
      ceiling = ceiling > waitMillisecondsMax / 2 ? waitMillisecondsMax : ceiling * 2
    }
    return ceiling
  }

  private func jitterMilliseconds(retryCount: Int, random: UInt64) -> UInt64 {
    let (waitCount, overflow) = ceilingMilliseconds(retryCount: retryCount).addingReportingOverflow(
      1)
    return overflow ? random : random.multipliedFullWidth(by: waitCount).high
  }
}
