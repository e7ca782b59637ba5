import Dispatch
import Foundation
import Glibc

/// Time spent: of the process's processors, and on the wall, in milliseconds.
struct WorkloadSpan: Codable {
  var cpu = 0.0
  var wall = 0.0

  /// Time spent so far, from some start of its own.
  static func elapsed() -> WorkloadSpan {
    WorkloadSpan(
      cpu: milliseconds(CLOCK_PROCESS_CPUTIME_ID), wall: milliseconds(CLOCK_MONOTONIC))
  }

  /// Does `work` and adds what it took.
  mutating func measure<Result>(_ work: () throws -> Result) rethrows -> Result {
    let start = Self.elapsed()
    defer {
      let end = Self.elapsed()
      cpu += end.cpu - start.cpu
      wall += end.wall - start.wall
    }
    return try work()
  }

  /// The processor's time of `work`, the median of five times.
  static func typicalCPU(_ work: () throws -> Void) rethrows -> Double {
    var times: [Double] = []
    for _ in 0..<5 {
      var span = WorkloadSpan()
      try span.measure(work)
      times.append(span.cpu)
    }
    return times.median
  }

  private static func milliseconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}

/// What the kernel says of this process's memory.
enum WorkloadMemory {
  /// A line of `/proc/self/status`, in KiB; 0 when it cannot be read.
  static func kibibytes(_ name: String) -> Int {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else {
      return 0
    }
    for line in status.split(separator: "\n") where line.hasPrefix(name + ":") {
      return Int(line.filter(\.isNumber)) ?? 0
    }
    return 0
  }

  /// Makes the greatest size so far the present one.
  static func forgetPeak() {
    guard let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return }
    try? file.write(contentsOf: Data("5".utf8))
    try? file.close()
  }
}

extension [Double] {
  /// The middle one, or the mean of the two middle ones; 0 when there are none.
  var median: Double {
    guard !isEmpty else { return 0 }
    let sorted = sorted()
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }

  var sum: Double { reduce(0, +) }
}
