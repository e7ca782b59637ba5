package import Causality

/// The stamp a write gets once, at the hub's own time: never refused, never trusted.
///
/// A stamp too far in the future is clamped and flagged; one not above what the write has seen is lifted just above it.
/// Source: `protocol/02-causality.md`, section 6; decision D4; invariants I2 to I6.
package struct AdmittedStamp: Hashable, Sendable {
  /// The stamp that counts from now on.
  package let stamp: HybridTimestamp
  /// Whether the claimed stamp was further ahead than the drift limit.
  package let isClamped: Bool

  /// Admits a claimed stamp.
  ///
  /// - Parameters:
  ///   - claimed: what the author's clock said.
  ///   - floor: the greatest admitted stamp among all the write has seen and all its replica wrote before.
  ///   - hubMilliseconds: the hub's time now.
  package init(claimed: HybridTimestamp, floor: HybridTimestamp, hubMilliseconds: UInt64) {
    let limit = HybridTimestamp(
      milliseconds: hubMilliseconds &+ HybridLogicalClock.driftLimitMilliseconds, counter: .max)
    isClamped = claimed > limit
    if isClamped {
      stamp = max(HybridTimestamp(milliseconds: hubMilliseconds, counter: 0), floor).successor
    } else {
      stamp = max(claimed, floor.successor)
    }
  }
}
