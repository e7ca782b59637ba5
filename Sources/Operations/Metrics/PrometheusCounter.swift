import CoreMetrics
import Synchronization

/// A number that only grows.
///
/// Shape: a `Double`, exact for whole numbers up to 2^53; steps that are not positive are ignored.
final class PrometheusCounter: CounterHandler, FloatingPointCounterHandler {
  private let value = Mutex(0.0)

  var current: Double { value.withLock { $0 } }

  func increment(by amount: Int64) { increment(by: Double(amount)) }

  func increment(by amount: Double) {
    guard amount > 0, amount.isFinite else { return }
    value.withLock { $0 += amount }
  }

  func reset() { value.withLock { $0 = 0 } }
}
