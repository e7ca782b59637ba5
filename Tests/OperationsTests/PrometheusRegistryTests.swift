import CoreMetrics
import Operations
import Testing

@Suite struct `A Prometheus registry` {
  private let registry = PrometheusRegistry()

  private func lines() -> [String] {
    registry.render().split(separator: "\n").map(String.init)
  }

  @Test func `writes counters and gauges by name, then by labels`() {
    registry.describe("pushes.total", as: "Pushes \\ taken.")
    Counter(label: "pushes.total", dimensions: [("verdict", "b")], factory: registry).increment()
    Counter(label: "pushes.total", dimensions: [("verdict", "a")], factory: registry)
      .increment(by: 41)
    FloatingPointCounter(label: "hours", factory: registry).increment(by: 0.5)
    Gauge(label: "outbox", factory: registry).record(7)
    let meter = Meter(label: "replicas", factory: registry)
    meter.set(3)
    meter.decrement(by: 0.5)
    #expect(
      registry.render() == """
        # TYPE hours counter
        hours 0.5
        # TYPE outbox gauge
        outbox 7
        # HELP pushes_total Pushes \\\\ taken.
        # TYPE pushes_total counter
        pushes_total{verdict="a"} 41
        pushes_total{verdict="b"} 1
        # TYPE replicas gauge
        replicas 2.5
        # TYPE prometheus_refused_series_total counter
        prometheus_refused_series_total 0

        """)
  }

  @Test func `gives the same series for the same name and labels in any order`() {
    Counter(label: "c", dimensions: [("a", "1"), ("b", "2")], factory: registry).increment()
    Counter(label: "c", dimensions: [("b", "2"), ("a", "1")], factory: registry).increment()
    #expect(lines().contains("c{a=\"1\",b=\"2\"} 2"))
  }

  @Test func `counts a duration in every bucket it fits, in seconds`() {
    let timer = Timer(label: "push", dimensions: [("door", "http")], factory: registry)
    timer.recordMilliseconds(20)
    timer.recordSeconds(3600)
    let lines = lines()
    #expect(lines.contains("# TYPE push_seconds histogram"))
    #expect(lines.contains("push_seconds_bucket{door=\"http\",le=\"0.01\"} 0"))
    #expect(lines.contains("push_seconds_bucket{door=\"http\",le=\"0.025\"} 1"))
    #expect(lines.contains("push_seconds_bucket{door=\"http\",le=\"60\"} 1"))
    #expect(lines.contains("push_seconds_bucket{door=\"http\",le=\"+Inf\"} 2"))
    #expect(lines.contains("push_seconds_sum{door=\"http\"} 3600.02"))
    #expect(lines.contains("push_seconds_count{door=\"http\"} 2"))
  }

  @Test func `puts a value that equals a bound into its bucket`() {
    Recorder(label: "page_bytes", factory: registry).record(64)
    #expect(lines().contains("page_bytes_bucket{le=\"16\"} 0"))
    #expect(lines().contains("page_bytes_bucket{le=\"64\"} 1"))
  }

  @Test func `spells names as the format demands and escapes values`() {
    Counter(label: "1é.x", dimensions: [("le-gal", "a\"b\\c\nd")], factory: registry).increment()
    Counter(label: "y", dimensions: [("le", "1")], factory: registry).increment()
    #expect(lines().contains(#"_1__x{le_gal="a\"b\\c\nd"} 1"#))
    #expect(lines().contains("y{le_=\"1\"} 1"))
  }

  @Test func `never lets a counter shrink`() {
    let counter = FloatingPointCounter(label: "c", factory: registry)
    counter.increment(by: 2)
    counter.increment(by: -1)
    counter.increment(by: Double.nan)
    counter.increment(by: Double.infinity)
    #expect(lines().contains("c 2"))
  }

  @Test func `refuses a name of another kind and says so`() {
    Counter(label: "x", factory: registry).increment()
    Gauge(label: "x", factory: registry).record(5)
    #expect(lines().contains("x 1"))
    #expect(lines().contains("prometheus_refused_series_total 1"))
  }

  @Test func `refuses a series too many and says so`() {
    for index in 0...PrometheusRegistry.seriesPerNameMax {
      Counter(label: "c", dimensions: [("i", "\(index)")], factory: registry).increment()
    }
    #expect(lines().filter { $0.hasPrefix("c{") }.count == PrometheusRegistry.seriesPerNameMax)
    #expect(lines().contains("prometheus_refused_series_total 1"))
  }

  @Test func `forgets what is destroyed`() {
    let counter = Counter(label: "c", factory: registry)
    counter.increment()
    counter.destroy()
    #expect(lines().allSatisfy { !$0.hasPrefix("c ") })
  }

  @Test func `loses no count among many tasks`() async {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask { [registry] in
          for _ in 0..<500 { Counter(label: "c", factory: registry).increment() }
        }
      }
    }
    #expect(lines().contains("c 4000"))
  }
}
