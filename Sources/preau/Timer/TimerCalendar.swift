/// An interval as systemd's and cron's calendars write it.
struct TimerCalendar: Hashable {
  private let minutes: Int

  /// An interval that divides the hour, in whole minutes, or the day, in whole hours; `nil` for any other.
  init?(seconds: Int) {
    guard seconds >= 60, seconds % 60 == 0 else { return nil }
    minutes = seconds / 60
    guard minutes < 60 ? 60 % minutes == 0 : minutes % 60 == 0 && 24 % (minutes / 60) == 0 else {
      return nil
    }
  }

  /// For `OnCalendar=`.
  var systemd: String {
    minutes < 60 ? "*:0/\(minutes)" : minutes == 1440 ? "daily" : "0/\(minutes / 60):00"
  }

  /// The five fields of a line of cron.
  var cron: String {
    minutes < 60
      ? "*/\(minutes) * * * *" : minutes == 1440 ? "0 0 * * *" : "0 */\(minutes / 60) * * *"
  }

  /// How far a run is put off at random, in seconds: a third of the interval, five minutes at most.
  var delaySeconds: Int { min(minutes * 20, 300) }
}
