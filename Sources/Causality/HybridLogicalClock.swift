/// Issues stamps that never go back, however the wall clock jumps.
///
/// The clock follows what it hears from others only up to a bound beyond its own wall time, so one machine
/// set to 2099 cannot drag the rest along. Source: Kulkarni et al. (2014); `protocol/02-causality.md`, section 4.
package struct HybridLogicalClock: Hashable, Sendable {
  /// The last stamp issued or taken over.
  package private(set) var latest: HybridTimestamp

  /// How far ahead of this machine's wall time a heard stamp may carry the clock, in milliseconds.
  package static let driftLimitMilliseconds: UInt64 = 5 * 60 * 1000

  /// Continues after `latest`; `.zero` for a new replica.
  package init(latest: HybridTimestamp = .zero) { self.latest = latest }

  /// Issues the next stamp, above everything issued or taken over before.
  ///
  /// The wall time is this machine's, milliseconds since 1970-01-01 UTC, read by the caller.
  package mutating func issue(wallMilliseconds: UInt64) -> HybridTimestamp {
    latest = max(latest.successor, HybridTimestamp(milliseconds: wallMilliseconds, counter: 0))
    return latest
  }

  /// Takes note of a stamp from elsewhere, so that the next issue is above it.
  ///
  /// A stamp beyond `trustedMilliseconds` plus the drift limit is not followed. On a school's machine the trusted
  /// time is the hub's, known from its signed answer; at the hub it is its own wall time.
  package mutating func observe(_ stamp: HybridTimestamp, trustedMilliseconds: UInt64) {
    let bound = HybridTimestamp(
      milliseconds: trustedMilliseconds &+ Self.driftLimitMilliseconds, counter: .max)
    if stamp <= bound { latest = max(latest, stamp) }
  }
}
