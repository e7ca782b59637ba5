import CaseModel
import Causality
import RecordModel
import Testing

@Suite struct `What is shown of a field` {
  @Test(arguments: CaseSchema.current.kinds.flatMap(\.fields), Language.allCases)
  func `is read back as the same value`(field: Field, language: Language) throws {
    var dice = Dice(seed: UInt64(field.number))
    for _ in 0..<20 {
      let value = sample(of: field, using: &dice)
      guard value.wireType != .reference else { continue }
      let shown = FieldText.display(value, for: field, language: language)
      #expect(try FieldText.parse(shown, for: field) == value, "\(shown)")
      try FieldText.check(value, for: field)
    }
  }

  private func sample(of field: Field, using dice: inout Dice) -> FieldValue {
    switch field.type {
    case .text: .text("L’élève n° \(dice.below(100)) ; « dit »")
    case .code(let vocabulary): .text(dice.pick(vocabulary.terms).code)
    case .integer: .integer(Int64(dice.below(1000)) - 500)
    case .boolean: .boolean(dice.below(2) == 0)
    case .date: .date(Int32(dice.below(40_000)) - 10_000)
    case .reference, .sealed:
      .reference(.init(creation: .init(replica: .zero, counter: 1), index: 0))
    case .composite: composite(of: field.type.components, using: &dice)
    }
  }

  private func composite(
    of components: [CompositeComponent], using dice: inout Dice
  ) -> FieldValue {
    let texts: [String?] = components.map { component in
      guard dice.below(4) > 0 else { return nil }
      return switch component.content {
      case .text: "texte \(dice.below(100))"
      case .date: CalendarDay(daysSince1970: Int32(dice.below(30_000))).description
      case .code(let vocabulary): dice.pick(vocabulary.terms).code
      }
    }
    guard texts.contains(where: { $0 != nil }), let value = try? CompositeValue(texts) else {
      return .null
    }
    return .text(value.text)
  }
}

extension ReplicaID {
  fileprivate static let zero = ReplicaID(high: 0, low: 0)
}
