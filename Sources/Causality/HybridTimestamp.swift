/// A moment on one replica: wall time first, then a counter that keeps equal times apart.
///
/// Shape: 48 bits of milliseconds since 1970-01-01 UTC, then a 16-bit counter, compared as one `UInt64`.
/// Source: Kulkarni et al., "Logical Physical Clocks" (2014); `protocol/02-causality.md`, section 4.
package struct HybridTimestamp: Hashable, Comparable, Sendable {
  /// Both parts as one number; the order of these numbers is the order of the stamps.
  package let rawValue: UInt64

  /// Reads a stamp from its one number.
  package init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Makes a stamp; milliseconds beyond 48 bits are held at the greatest that fits.
  package init(milliseconds: UInt64, counter: UInt16) {
    rawValue = min(milliseconds, Self.millisecondsMax) << 16 | UInt64(counter)
  }

  /// The stamp before every other.
  package static let zero = HybridTimestamp(rawValue: 0)
  /// The greatest number of milliseconds that fits: the year 10889.
  package static let millisecondsMax: UInt64 = 1 << 48 - 1

  /// Milliseconds since 1970-01-01 UTC.
  package var milliseconds: UInt64 { rawValue >> 16 }
  /// The place among stamps of one millisecond.
  package var counter: UInt16 { UInt16(truncatingIfNeeded: rawValue) }

  /// The next stamp: the counter carries into the milliseconds, and the greatest stamp stays itself.
  package var successor: HybridTimestamp {
    HybridTimestamp(rawValue: rawValue == .max ? .max : rawValue + 1)
  }

  @inlinable package static func == (left: HybridTimestamp, right: HybridTimestamp) -> Bool {
    left.rawValue == right.rawValue
  }

  @inlinable package static func < (left: HybridTimestamp, right: HybridTimestamp) -> Bool {
    left.rawValue < right.rawValue
  }
}
