internal import CaseModel
internal import Foundation

/// Moments as people read them, in their own time zone.
enum Moment {
  /// `24/11/2026 à 09:05` or `2026-11-24 09:05`.
  static func text(_ milliseconds: UInt64, _ language: Language) -> String {
    let parts = components(milliseconds)
    let day = String(format: "%02d", parts.day ?? 0)
    let month = String(format: "%02d", parts.month ?? 0)
    let time = String(format: "%02d:%02d", parts.hour ?? 0, parts.minute ?? 0)
    return switch language {
    case .french: "\(day)/\(month)/\(parts.year ?? 0) à \(time)"
    case .english: "\(parts.year ?? 0)-\(month)-\(day) \(time)"
    }
  }

  /// The local day of a moment, as `YYYY-MM-DD`.
  static func day(_ milliseconds: UInt64) -> String {
    let parts = components(milliseconds)
    return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }

  /// How long something takes or has taken, in its one largest unit.
  static func span(_ milliseconds: UInt64, _ language: Language) -> String {
    let minutes = milliseconds / 60_000
    guard minutes > 0 else { return language == .french ? "moins d’une minute" : "under a minute" }
    let (count, french, english) =
      switch minutes {
      case ..<60: (minutes, "minute", "minute")
      case ..<2880: (minutes / 60, "heure", "hour")
      default: (minutes / 1440, "jour", "day")
      }
    let word = language == .french ? french : english
    let plural = language == .french ? count > 1 : count != 1
    return "\(count) \(word)\(plural ? "s" : "")"
  }

  private static func components(_ milliseconds: UInt64) -> DateComponents {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .current
    return calendar.dateComponents(
      [.year, .month, .day, .hour, .minute],
      from: Date(timeIntervalSince1970: Double(milliseconds) / 1000))
  }
}
