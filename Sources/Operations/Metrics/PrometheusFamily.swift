/// All series of one metric name.
struct PrometheusFamily {
  enum Series {
    case counter(PrometheusCounter)
    case gauge(PrometheusGauge)
    case histogram(PrometheusHistogram)

    var handler: AnyObject {
      switch self {
      case .counter(let counter): counter
      case .gauge(let gauge): gauge
      case .histogram(let histogram): histogram
      }
    }
  }

  let kind: PrometheusKind
  var series: [PrometheusLabels: Series] = [:]
}
