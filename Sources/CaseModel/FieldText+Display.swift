package import RecordModel

extension FieldText {
  /// What a person reads: labels for codes, days as their language writes them.
  ///
  /// `parse` reads it back to the same value, except references and sealed bytes. What this build
  /// does not know is shown as it is stored.
  package static func display(
    _ value: FieldValue, for field: Field, language: Language
  ) -> String {
    switch value {
    case .null: ""
    case .text(let text): display(text, for: field.type, language: language)
    case .integer(let integer): String(integer)
    case .boolean(let boolean): yesOrNo(boolean).text(in: language)
    case .date(let days): display(CalendarDay(daysSince1970: days), language: language)
    case .reference(let record): String(describing: record)
    case .bytes: Label("Contenu scellé", "Sealed content").text(in: language)
    }
  }

  /// A day as people write it: `DD/MM/YYYY` in French, `YYYY-MM-DD` in English.
  package static func display(_ day: CalendarDay, language: Language) -> String {
    switch language {
    case .english: return day.description
    case .french:
      let parts = day.description.split(separator: "-")
      guard parts.count == 3, day.components.year >= 0 else { return day.description }
      return "\(parts[2])/\(parts[1])/\(parts[0])"
    }
  }

  private static func display(_ text: String, for type: FieldType, language: Language) -> String {
    if let vocabulary = type.vocabulary { return label(text, in: vocabulary, language) }
    guard case .composite = type, let value = try? CompositeValue(json: text) else { return text }
    let shown = zip(value.components, type.components).map { text, component in
      text.map { display($0, of: component, language: language) } ?? ""
    }
    let kept = shown.reversed().drop { $0.isEmpty }.reversed()
    return kept.joined(separator: "; ")
  }

  private static func display(
    _ text: String, of component: CompositeComponent, language: Language
  ) -> String {
    switch component.content {
    case .text: text
    case .date: CalendarDay(text).map { display($0, language: language) } ?? text
    case .code(let vocabulary): label(text, in: vocabulary, language)
    }
  }

  private static func label(
    _ code: String, in vocabulary: Vocabulary, _ language: Language
  ) -> String {
    vocabulary.term(code)?.label.text(in: language) ?? code
  }

  private static func yesOrNo(_ boolean: Bool) -> Label {
    boolean ? Label("oui", "yes") : Label("non", "no")
  }
}
