import CoreMetrics
import Synchronization

/// A number that goes up and down, and of which the last value counts.
final class PrometheusGauge: MeterHandler, RecorderHandler {
  private let value = Mutex(0.0)

  var current: Double { value.withLock { $0 } }

  func set(_ value: Int64) { set(Double(value)) }

  func set(_ value: Double) { self.value.withLock { $0 = value } }

  func increment(by amount: Double) { value.withLock { $0 += amount } }

  func decrement(by amount: Double) { value.withLock { $0 -= amount } }

  func record(_ value: Int64) { set(Double(value)) }

  func record(_ value: Double) { set(value) }
}
