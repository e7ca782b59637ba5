import Foundation
import Glibc
import Synchronization

/// The real programs, run as processes beside the test bundle.
enum Programs {
  /// How a process ended.
  struct Ending {
    let status: Int32
    let output: String
    let errors: String
    /// Its greatest resident size, in KiB, as last seen.
    let peakKiB: Int
  }

  /// Where `name` was built: beside the test bundle, whoever runs it; a whole path is one already.
  static func path(_ name: String) -> String {
    if name.hasPrefix("/") { return name }
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = bundle.appendingPathComponent(name).path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
        ".build/debug/\(name)"
      ).path
  }

  /// Starts `name` and returns at once; output goes to files, so that no pipe can fill up.
  static func start(
    _ name: String, _ arguments: [String], in folder: String,
    with variables: [String: String] = [:],
    typing input: String? = nil
  ) throws -> RunningProgram {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path(name))
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment
    environment["LC_ALL"] = "C.UTF-8"
    environment["SWIFT_BACKTRACE"] = "enable=no"
    environment.merge(variables) { _, new in new }
    process.environment = environment
    let stem = folder + "/run-" + UUID().uuidString
    for suffix in [".out", ".err"] {
      _ = FileManager.default.createFile(atPath: stem + suffix, contents: nil)
    }
    process.standardOutput = FileHandle(forWritingAtPath: stem + ".out")
    process.standardError = FileHandle(forWritingAtPath: stem + ".err")
    process.standardInput = input.flatMap(FileHandle.init(forReadingAtPath:)) ?? .nullDevice
    try process.run()
    return RunningProgram(process: process, stem: stem)
  }

  /// Runs `name` to its end, for at most a minute.
  static func run(
    _ name: String, _ arguments: [String], in folder: String,
    with variables: [String: String] = [:],
    typing input: String? = nil
  ) async throws -> Ending {
    let running = try start(name, arguments, in: folder, with: variables, typing: input)
    return await running.end(secondsMax: 60)
  }
}

/// A process that was started.
///
/// Unchecked: `Process` is only asked and signalled, from one task.
final class RunningProgram: @unchecked Sendable {
  let process: Process
  let stem: String
  private let peak = Mutex(0)

  init(process: Process, stem: String) {
    self.process = process
    self.stem = stem
  }

  var output: String { (try? String(contentsOfFile: stem + ".out", encoding: .utf8)) ?? "" }
  var errors: String { (try? String(contentsOfFile: stem + ".err", encoding: .utf8)) ?? "" }

  /// Ends the process at once, as a power cut would.
  func kill() { if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) } }
  /// Asks the process to stop.
  func terminate() { if process.isRunning { Glibc.kill(process.processIdentifier, SIGTERM) } }

  /// Waits for the end, and kills the process when it lasts too long.
  func end(secondsMax: Double) async -> Programs.Ending {
    let deadline = Date().addingTimeInterval(secondsMax)
    while process.isRunning, Date() < deadline {
      note()
      try? await Task.sleep(for: .milliseconds(5))
    }
    if process.isRunning { kill() }
    process.waitUntilExit()
    return Programs.Ending(
      status: process.terminationStatus, output: output, errors: errors,
      peakKiB: peak.withLock { $0 })
  }

  private func note() {
    let path = "/proc/\(process.processIdentifier)/status"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let number = Int(line.filter(\.isNumber))
    else { return }
    peak.withLock { $0 = max($0, number) }
  }

  /// The first line of output that starts with `prefix`, waited for a while.
  func line(startingWith prefix: String) async -> String? {
    for _ in 0..<2000 {
      if let line = output.split(separator: "\n").first(where: { $0.hasPrefix(prefix) }) {
        return String(line)
      }
      if !process.isRunning { return nil }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return nil
  }
}
