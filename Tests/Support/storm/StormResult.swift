import Foundation
import Synchronization

/// What a part of the storm came to.
struct StormResult {
  let dayCount: Int
  let exchangeCount: Int
  /// From the beginning, or from the first answer of a hub that was away, to the end.
  let seconds: Double
  /// Milliseconds of each day, in ascending order.
  let milliseconds: [Double]
  /// What went wrong, and how often.
  let errors: [String: Int]
  /// What was tried again, and how often.
  let triesInVain: [String: Int]

  static let heading = """
    | part | days | errors | exchanges/s | p50 ms | p99 ms | p99.9 ms | most ms | hub CPU s | hub RSS MB |
    |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
    """

  /// The milliseconds that this share of days did not exceed.
  func quantile(_ share: Double) -> Double {
    guard !milliseconds.isEmpty else { return 0 }
    return milliseconds[min(milliseconds.count - 1, Int(share * Double(milliseconds.count)))]
  }

  /// How many days took up to 1, 2, 4, 8… milliseconds.
  var histogram: String {
    var lines: [String] = []
    var limit = 1.0
    var rest = milliseconds[...]
    while !rest.isEmpty {
      let some = rest.prefix { $0 <= limit }
      if !some.isEmpty || !lines.isEmpty { lines.append("≤ \(Int(limit)) ms: \(some.count)") }
      rest = rest.dropFirst(some.count)
      limit *= 2
    }
    return lines.joined(separator: ", ")
  }
}

/// Counts while the storm goes on.
final class StormTally: Sendable {
  private struct State {
    var exchangeCount = 0
    var milliseconds: [Double] = []
    var errors: [String: Int] = [:]
    var triesInVain: [String: Int] = [:]
    var firstAnswer: ContinuousClock.Instant?
  }

  private let state = Mutex(State())

  func exchanged() {
    state.withLock {
      $0.exchangeCount += 1
      if $0.firstAnswer == nil { $0.firstAnswer = .now }
    }
  }

  /// Notes an exchange that will be tried again.
  func triedInVain(_ error: any Error) {
    state.withLock { $0.triesInVain["\(error)", default: 0] += 1 }
  }

  /// Notes a run that ended without having got through.
  func gaveUp() { state.withLock { $0.triesInVain["runs given up", default: 0] += 1 } }

  var firstAnswer: ContinuousClock.Instant? { state.withLock { $0.firstAnswer } }

  func finished(after time: Duration) {
    state.withLock { $0.milliseconds.append(time / .milliseconds(1)) }
  }

  func failed(_ error: any Error) { state.withLock { $0.errors["\(error)", default: 0] += 1 } }

  func result(since start: ContinuousClock.Instant) -> StormResult {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return state.withLock { state in
      StormResult(
        dayCount: state.milliseconds.count, exchangeCount: state.exchangeCount, seconds: seconds,
        milliseconds: state.milliseconds.sorted(), errors: state.errors,
        triesInVain: state.triesInVain)
    }
  }
}

/// The hub's process, seen from outside.
struct StormHub {
  /// Where its process id is written; a hub that was away writes another one when it is back.
  let processFile: String

  private var process: Int32 {
    let text = (try? String(contentsOfFile: processFile, encoding: .utf8)) ?? ""
    return Int32(text.filter(\.isNumber)) ?? 0
  }

  /// Runs a part and prints its line: what it came to, and what the hub took for it.
  func measure(_ part: String, _ work: () async throws -> StormResult) async throws {
    let before = cpuSeconds
    let result = try await work()
    func text(_ value: Double) -> String { String(format: "%.1f", value) }
    let quantiles = [0.5, 0.99, 0.999, 1].map { text(result.quantile($0)) }
    let cells =
      [
        part, "\(result.dayCount)", "\(result.errors.values.reduce(0, +))",
        text(Double(result.exchangeCount) / result.seconds),
      ] + quantiles + [text(cpuSeconds - before), text(Double(residentKibibytes) / 1024)]
    print("| " + cells.joined(separator: " | ") + " |")
    note("\(part): \(result.histogram)")
    note("\(part): \(text(result.seconds)) s in all")
    for (error, count) in result.errors.sorted(by: { $0.key < $1.key }) {
      note("\(part): \(count) × \(error)")
    }
    for (error, count) in result.triesInVain.sorted(by: { $0.key < $1.key }) {
      note("\(part): \(count) × \(error), tried again")
    }
  }

  private func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  private var cpuSeconds: Double {
    let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
      return 0
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private var residentKibibytes: Int {
    let text = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return Int(line.filter(\.isNumber)) ?? 0
  }
}
