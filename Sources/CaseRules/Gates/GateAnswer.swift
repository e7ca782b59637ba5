package import RecordModel

/// What a gate says of one planned act.
package struct GateAnswer: Hashable, Sendable {
  /// How the gate answers.
  package enum Verdict: Hashable, Sendable {
    case allowed
    /// Allowed, and somebody should read why first.
    case advised
    case refused
  }

  /// The gate that answers.
  package let gate: Gate
  /// How it answers.
  package let verdict: Verdict
  /// Why, one by one; empty when nothing stands in the way and nothing has to be said.
  package let reasons: [GateReason]

  /// Whether the act may not be done.
  package var isRefused: Bool { verdict == .refused }
  /// The text of law or the source.
  package var article: Label { gate.article }
  /// What is missing and what to do next, for people; holds no name, address or free text.
  package var sentence: Label {
    guard !reasons.isEmpty else {
      return Label("Rien ne s’y oppose.", "Nothing stands in the way.")
    }
    return Label(
      reasons.map(\.sentence.french).joined(separator: " "),
      reasons.map(\.sentence.english).joined(separator: " "))
  }

  static func allowed(_ gate: Gate) -> GateAnswer {
    GateAnswer(gate: gate, verdict: .allowed, reasons: [])
  }

  /// Refused for these reasons, allowed when there are none.
  static func refused(_ gate: Gate, _ reasons: [GateReason]) -> GateAnswer {
    GateAnswer(gate: gate, verdict: reasons.isEmpty ? .allowed : .refused, reasons: reasons)
  }

  static func advised(_ gate: Gate, _ reasons: [GateReason]) -> GateAnswer {
    GateAnswer(gate: gate, verdict: reasons.isEmpty ? .allowed : .advised, reasons: reasons)
  }
}

extension [GateAnswer] {
  /// Whether no gate refuses.
  package var isAllowed: Bool { !contains(where: \.isRefused) }
  /// The gates that refuse, in their order.
  package var refusals: [GateAnswer] { filter(\.isRefused) }
  /// The first reason to refuse, with its gate, as a code that an answer of the centre can keep.
  package var refusalCode: String? {
    guard let first = refusals.first, let reason = first.reasons.first else { return nil }
    return "\(first.gate.rawValue):\(reason.code)"
  }
}
