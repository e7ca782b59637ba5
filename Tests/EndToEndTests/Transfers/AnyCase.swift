import CaseModel
import RecordModel
import SchoolReplica
import TestInput

/// A made-up case with parts of every kind that travels, and any value that their fields can hold.
struct AnyCase {
  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  /// The case, then its parts, each after those that it refers to.
  mutating func drafts() -> [RecordDraft] {
    var drafts = [draft(.case, among: [])]
    let kinds: [CaseKind] = [
      .person, .role, .fact, .measure, .note, .interview, .assessment, .meeting, .familyContact,
      .account, .content, .evidence, .referral,
    ]
    for kind in kinds {
      for _ in 0..<1 + dice.draw(below: 3) { drafts.append(draft(kind, among: drafts)) }
    }
    return drafts
  }

  private mutating func draft(_ kind: CaseKind, among made: [RecordDraft]) -> RecordDraft {
    var draft = RecordDraft(kind, values: [:])
    for field in CaseSchema.current.kind(kind.rawValue)?.fields ?? [] {
      let targets = kind.targets(of: field.number)
      if field.type == .reference {
        let places = made.indices.filter { targets.contains(made[$0].kind) }
        if !places.isEmpty { draft.places[field.number] = places[dice.draw(below: places.count)] }
        if kind != .case, field.number == CaseKind.caseField { draft.places[field.number] = 0 }
      } else if !Self.ordered.contains(field.name) {
        draft.values[field.number] = value(field)
      }
    }
    if kind == .case {
      draft.values[CaseField.reference.rawValue] = nil
      draft.values[CaseField.schoolYear.rawValue] = .text("2026-2027")
      draft.values[CaseField.openedOn.rawValue] = .date(20_780)
    }
    return draft
  }

  /// Days that must follow each other.
  private static let ordered: Set<String> = [
    "facts_from", "facts_to", "closed_on", "starts_on", "ends_on", "decided_on", "notified_on",
  ]

  private mutating func value(_ field: Field) -> FieldValue {
    switch field.type {
    case .text: return .text(text())
    case .code(let vocabulary):
      return .text(vocabulary.terms[dice.draw(below: vocabulary.terms.count)].code)
    case .integer: return .integer(Int64(1 + dice.draw(below: 3)))
    case .boolean: return .boolean(dice.draw(below: 2) == 0)
    case .date: return .date(Int32(20_000 + dice.draw(below: 900)))
    case .composite: return composite(field.type.components)
    case .reference, .sealed: return .null
    }
  }

  private mutating func composite(_ components: [CompositeComponent]) -> FieldValue {
    let texts = components.map { component -> String? in
      switch component.content {
      case .text: String(String.UnicodeScalarView(text().unicodeScalars.filter { $0 != "\r" }))
      case .date: CalendarDay(daysSince1970: 20_780).description
      case .code(let vocabulary):
        vocabulary.terms[dice.draw(below: vocabulary.terms.count)].code
      }
    }
    return (try? CompositeValue(texts)).map { .text($0.text) } ?? .null
  }

  /// Words with everything that a line of JSON could stumble over.
  private mutating func text() -> String {
    let pieces = [
      "é", "e\u{301}", "\"", "\\", "\n", "\t", "\u{1}", "\u{7F}", "\u{2028}", "\u{202E}", "😀", "{",
      "}", "null", "\\u0041", "\r", "x", " y", "\u{FEFF}", "\u{FFFF}", "/", "'",
    ]
    return "a"
      + (0..<dice.draw(below: 12)).map { _ in pieces[dice.draw(below: pieces.count)] }
      .joined() + "z"
  }
}
