import CoreMetrics
import Synchronization

/// Keeps the program's metrics and writes them out for Prometheus.
///
/// Shape: the same name and labels always give the same series. A name that is already another
/// kind of metric, or one series too many, gets a working metric that is not written out; how
/// often that happened is the metric `prometheus_refused_series_total`.
/// Source: swift-metrics `MetricsFactory`; Prometheus text format 0.0.4.
package final class PrometheusRegistry: MetricsFactory {
  /// The content type of `render()`.
  package static let contentType = "text/plain; version=0.0.4; charset=utf-8"
  /// Most series of one name: labels come from code, so more of them is a mistake.
  package static let seriesPerNameMax = 1000
  static let refusedName = "prometheus_refused_series_total"

  struct State {
    var families: [String: PrometheusFamily] = [:]
    var helps: [String: String] = [:]
    var refusedCount = 0
  }

  let state = Mutex(State())

  /// Starts with no metrics; hand it to `MetricsSystem.bootstrap` once.
  package init() {}

  /// Gives a metric its `# HELP` line.
  ///
  /// - Parameters:
  ///   - name: as given to swift-metrics; a timer's with the `_seconds` that is added.
  ///   - help: one sentence, from code.
  package func describe(_ name: String, as help: StaticString) {
    state.withLock { $0.helps[PrometheusName.metric(name)] = help.description }
  }

  /// Writes out all metrics, ordered by name and labels.
  package func render() -> String {
    let (families, helps, refusedCount) = state.withLock {
      ($0.families, $0.helps, $0.refusedCount)
    }
    var text = PrometheusText()
    for (name, family) in families.sorted(by: { $0.key < $1.key }) {
      text.append(family, name: name, help: helps[name])
    }
    text.append(refusedCount: refusedCount, name: PrometheusRegistry.refusedName)
    return text.text
  }
}
