package import CoreMetrics
import Synchronization

extension PrometheusRegistry {
  /// Gives the counter of this name and these labels.
  package func makeCounter(
    label: String, dimensions: [(String, String)]
  ) -> any CounterHandler {
    counter(label, dimensions)
  }

  /// Gives the same counter as `makeCounter`.
  package func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    counter(label, dimensions)
  }

  /// Gives the gauge of this name and these labels.
  package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    gauge(label, dimensions)
  }

  /// Gives a histogram of sizes if the recorder aggregates, or else a gauge.
  package func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    guard aggregate else { return gauge(label, dimensions) }
    let name = PrometheusName.metric(label)
    return histogram(name, dimensions, PrometheusHistogram.sizeBounds)
  }

  /// Gives a histogram of durations; its name ends in `_seconds`.
  package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    let name = PrometheusName.duration(label)
    return histogram(name, dimensions, PrometheusHistogram.durationBounds)
  }

  /// Writes this counter out no more.
  package func destroyCounter(_ handler: any CounterHandler) { forget(handler) }

  /// Writes this counter out no more.
  package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {
    forget(handler)
  }

  /// Writes this gauge out no more.
  package func destroyMeter(_ handler: any MeterHandler) { forget(handler) }

  /// Writes this histogram or gauge out no more.
  package func destroyRecorder(_ handler: any RecorderHandler) { forget(handler) }

  /// Writes this histogram out no more.
  package func destroyTimer(_ handler: any TimerHandler) { forget(handler) }
}

extension PrometheusRegistry {
  private func counter(_ label: String, _ dimensions: [(String, String)]) -> PrometheusCounter {
    let fresh = PrometheusCounter()
    let kept = keep(.counter(fresh), .counter, PrometheusName.metric(label), dimensions)
    guard case .counter(let counter) = kept else { return fresh }
    return counter
  }

  private func gauge(_ label: String, _ dimensions: [(String, String)]) -> PrometheusGauge {
    let fresh = PrometheusGauge()
    let kept = keep(.gauge(fresh), .gauge, PrometheusName.metric(label), dimensions)
    guard case .gauge(let gauge) = kept else { return fresh }
    return gauge
  }

  private func histogram(
    _ name: String, _ dimensions: [(String, String)], _ bounds: [Double]
  ) -> PrometheusHistogram {
    let fresh = PrometheusHistogram(bounds: bounds)
    let kept = keep(.histogram(fresh), .histogram, name, dimensions)
    guard case .histogram(let histogram) = kept else { return fresh }
    return histogram
  }

  /// Gives the series that is known under this name and these labels, which may be the fresh one.
  private func keep(
    _ fresh: PrometheusFamily.Series, _ kind: PrometheusKind, _ name: String,
    _ dimensions: [(String, String)]
  ) -> PrometheusFamily.Series {
    let labels = PrometheusLabels(dimensions)
    return state.withLock { state in
      var family = state.families[name] ?? PrometheusFamily(kind: kind)
      if family.kind == kind, let known = family.series[labels] { return known }
      guard family.kind == kind, family.series.count < PrometheusRegistry.seriesPerNameMax,
        name != PrometheusRegistry.refusedName
      else {
        state.refusedCount += 1
        return fresh
      }
      family.series[labels] = fresh
      state.families[name] = family
      return fresh
    }
  }

  private func forget(_ handler: AnyObject) {
    state.withLock { state in
      for (name, var family) in state.families {
        family.series = family.series.filter { $0.value.handler !== handler }
        state.families[name] = family.series.isEmpty ? nil : family
      }
    }
  }
}
