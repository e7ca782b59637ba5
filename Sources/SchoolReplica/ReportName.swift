internal import Causality
internal import RecordModel

/// What people call a report: its number, or a short local name until the school is enrolled.
struct ReportName: Hashable {
  /// The name as people read and type it.
  let text: String

  /// The name of a report with this number.
  init(number: String?, record: RecordID) {
    let place = record.index > 0 ? ".\(record.index)" : ""
    text = number ?? "#\(record.creation.counter)\(place)"
  }

  /// How well what somebody typed names this report; `nil` when not at all.
  func match(_ typed: String) -> CaseNameMatch? {
    let typed = typed.uppercased()
    let name = text.uppercased()
    if typed == name { return .whole }
    if "#\(typed)" == name || !typed.isEmpty && name.hasSuffix("-\(typed)") { return .number }
    return !typed.isEmpty && name.hasPrefix(typed) ? .prefix : nil
  }
}
