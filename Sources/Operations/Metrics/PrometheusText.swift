/// The text format, written line by line.
///
/// Source: Prometheus text format 0.0.4.
struct PrometheusText {
  private(set) var text = ""
  private static let wholeNumberMax = 1e15

  /// Adds a metric with all its series.
  mutating func append(_ family: PrometheusFamily, name: String, help: String?) {
    if let help { line("# HELP \(name) \(PrometheusText.escapedHelp(help))") }
    line("# TYPE \(name) \(family.kind.rawValue)")
    for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
      switch series {
      case .counter(let counter): append(name, labels, counter.current)
      case .gauge(let gauge): append(name, labels, gauge.current)
      case .histogram(let histogram): append(name, labels, histogram)
      }
    }
  }

  /// Adds the count of series that are not written out.
  mutating func append(refusedCount: Int, name: String) {
    line("# TYPE \(name) counter")
    line("\(name) \(refusedCount)")
  }

  private mutating func append(_ name: String, _ labels: PrometheusLabels, _ value: Double) {
    line("\(name)\(labels.braced()) \(PrometheusText.number(value))")
  }

  private mutating func append(
    _ name: String, _ labels: PrometheusLabels, _ histogram: PrometheusHistogram
  ) {
    let snapshot = histogram.current
    var total: UInt64 = 0
    for (bound, count) in zip(histogram.bounds + [.infinity], snapshot.bucketCounts) {
      total += count
      let bucket = labels.braced(adding: "le=\"\(PrometheusText.number(bound))\"")
      line("\(name)_bucket\(bucket) \(total)")
    }
    line("\(name)_sum\(labels.braced()) \(PrometheusText.number(snapshot.sum))")
    line("\(name)_count\(labels.braced()) \(total)")
  }

  private mutating func line(_ line: String) { text += line + "\n" }

  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
    if value == value.rounded(), value.magnitude < wholeNumberMax { return "\(Int64(value))" }
    return "\(value)"
  }

  private static func escapedHelp(_ help: String) -> String {
    help.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: #"\\"#)
      .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: #"\n"#)
  }
}
