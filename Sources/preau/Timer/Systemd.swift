internal import Foundation

/// The account's own systemd, where there is one.
enum Systemd {
  /// What an installation came to; nothing is left half done.
  enum Installation {
    case installed
    case unavailable
  }

  private static let timerName = "preau-sync.timer"
  private static let serviceName = "preau-sync.service"

  private static var folder: String {
    let configured = ProcessInfo.processInfo.environment["XDG_CONFIG_HOME"].flatMap {
      $0.isEmpty ? nil : $0
    }
    return (configured ?? NSHomeDirectory() + "/.config") + "/systemd/user"
  }

  /// Whether the timer's file is there.
  static var isInstalled: Bool { FileManager.default.fileExists(atPath: folder + "/" + timerName) }

  /// Writes and starts the units; takes them back when they cannot be started.
  static func install(_ units: TimerUnits) -> Installation {
    guard run(["show-environment"]) != nil else { return .unavailable }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(units.service.utf8).write(
        to: URL(fileURLWithPath: folder + "/" + serviceName), options: .atomic)
      try Data(units.timer.utf8).write(
        to: URL(fileURLWithPath: folder + "/" + timerName), options: .atomic)
    } catch {
      remove()
      return .unavailable
    }
    guard run(["daemon-reload"]) != nil, run(["enable", timerName]) != nil,
      run(["restart", timerName]) != nil
    else {
      remove()
      return .unavailable
    }
    return .installed
  }

  /// Stops the timer and removes its files.
  static func remove() {
    _ = run(["disable", "--now", timerName])
    for name in [timerName, serviceName] {
      try? FileManager.default.removeItem(atPath: folder + "/" + name)
    }
    _ = run(["daemon-reload"])
  }

  /// What systemd says of the next run.
  static func nextRuns() -> String? { run(["list-timers", "--no-pager", timerName]) }

  /// Runs `systemctl --user`; `nil` when it is missing or fails.
  private static func run(_ arguments: [String]) -> String? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["systemctl", "--user"] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let bytes = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
