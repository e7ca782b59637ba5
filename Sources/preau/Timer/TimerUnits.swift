internal import Foundation

/// The texts of the timer: two systemd units, or a line for cron.
struct TimerUnits {
  private let calendar: TimerCalendar
  private let homePath: String
  private let programPath: String

  /// The timer of one replica; runs this very program unless said otherwise.
  init(
    calendar: TimerCalendar, homePath: String, programPath: String = TimerUnits.thisProgram
  ) {
    self.calendar = calendar
    self.homePath = URL(fileURLWithPath: homePath).standardizedFileURL.path
    self.programPath = programPath
  }

  /// The path of the program that runs.
  static var thisProgram: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments.first ?? "preau"
  }

  /// Runs one exchange; being offline is no failure of the service.
  var service: String {
    """
    [Unit]
    Description=Preau: exchange with the ministry

    [Service]
    Type=oneshot
    ExecStart=\(Self.quoted(programPath)) sync --timer --home \(Self.quoted(homePath))
    SuccessExitStatus=2 3 6
    Nice=10

    """
  }

  /// Runs the service at intervals, a little late at random; a run missed while the computer was off is made up for.
  var timer: String {
    """
    [Unit]
    Description=Preau: exchange with the ministry at intervals

    [Timer]
    OnCalendar=\(calendar.systemd)
    RandomizedDelaySec=\(calendar.delaySeconds)
    Persistent=true

    [Install]
    WantedBy=timers.target

    """
  }

  /// The same for cron, whose percent signs mean line ends.
  var cronLine: String {
    let command = [programPath, "sync", "--timer", "--home", homePath].map { word in
      word.allSatisfy { $0.isLetter || $0.isNumber || "/._-".contains($0) }
        ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
    return calendar.cron + " " + command.joined(separator: " ").replacing("%", with: "\\%")
  }

  private static func quoted(_ path: String) -> String {
    let escaped = path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("%", with: "%%").replacing("$", with: "$$")
    return "\"\(escaped)\""
  }
}
