import CoreMetrics
import Synchronization

/// How often a measured value fell below each of some fixed bounds.
final class PrometheusHistogram: RecorderHandler, TimerHandler {
  struct Snapshot: Equatable {
    /// One count for each bound, and last the values above all of them.
    var bucketCounts: [UInt64]
    var sum = 0.0
  }

  /// Upper bounds for durations, in seconds.
  static let durationBounds = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
  ]
  /// Upper bounds for counts and sizes, up to 16 MiB.
  static let sizeBounds: [Double] = [
    1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216,
  ]
  private static let nanosecondsPerSecond = 1e9

  let bounds: [Double]
  private let state: Mutex<Snapshot>

  init(bounds: [Double]) {
    self.bounds = bounds
    state = Mutex(Snapshot(bucketCounts: Array(repeating: 0, count: bounds.count + 1)))
  }

  var current: Snapshot { state.withLock { $0 } }

  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    guard value.isFinite else { return }
    let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
    state.withLock { state in
      state.bucketCounts[bucket] += 1
      state.sum += value
    }
  }

  func recordNanoseconds(_ duration: Int64) {
    record(Double(duration) / PrometheusHistogram.nanosecondsPerSecond)
  }
}
