internal import CaseModel
internal import Causality
package import RecordModel

/// What people call a case: its reference, or a short local name until the school is enrolled.
package enum CaseName: Hashable, Sendable {
  /// `0751234J-2026-1001`.
  case reference(String)
  /// `#12`, of this computer only.
  case local(String)

  /// The name of a case with this reference.
  package init(reference: String?, record: RecordID) {
    if let reference {
      self = .reference(reference)
    } else {
      let place = record.index > 0 ? ".\(record.index)" : ""
      self = .local("#\(record.creation.counter)\(place)")
    }
  }

  /// The name of a record of kind case.
  package init(_ view: RecordView) {
    guard case .text(let reference)? = view.values[CaseField.reference.rawValue] else {
      self.init(reference: nil, record: view.record)
      return
    }
    self.init(reference: reference, record: view.record)
  }

  /// The name as people read and type it.
  package var text: String {
    switch self {
    case .reference(let text), .local(let text): text
    }
  }

  /// How well what somebody typed names this case; `nil` when not at all.
  func match(_ typed: String) -> CaseNameMatch? {
    let typed = typed.uppercased()
    if typed == text.uppercased() { return .whole }
    switch self {
    case .local(let local): return "#\(typed)" == local ? .number : nil
    case .reference(let reference):
      if let parsed = try? CaseReference(reference) {
        let number = String(parsed.number)
        if typed == number || typed == "\(parsed.year)-\(number)" { return .number }
        if reference.hasSuffix("-\(typed)") { return .number }
      }
      return !typed.isEmpty && reference.uppercased().hasPrefix(typed) ? .prefix : nil
    }
  }
}

/// How what somebody typed names a case, the best first.
enum CaseNameMatch: Int, Comparable {
  case whole, number, prefix

  static func < (left: CaseNameMatch, right: CaseNameMatch) -> Bool {
    left.rawValue < right.rawValue
  }
}
