internal import ArgumentParser

/// How often something is done: `30s`, `15m`, `2h`.
struct Interval: ExpressibleByArgument, Hashable {
  /// The length in seconds, from ten to a day.
  let seconds: Int

  init?(argument: String) {
    guard let unit = argument.last, let count = Int(argument.dropLast()), count > 0,
      count <= 86_400,
      let factor = ["s": 1, "m": 60, "h": 3600][unit],
      Self.secondsRange.contains(count * factor)
    else { return nil }
    seconds = count * factor
  }

  private static let secondsRange = 10...86_400

  var defaultValueDescription: String {
    seconds % 3600 == 0
      ? "\(seconds / 3600)h" : seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s"
  }

  /// The length, drawn anew from 90 % to 110 % of itself, so that schools do not all call at once.
  func jittered(random: UInt64) -> Duration {
    let share = 900 + Int64(random % 201)
    return .milliseconds(Int64(seconds) * share)
  }
}
