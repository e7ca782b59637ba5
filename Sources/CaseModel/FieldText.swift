package import RecordModel

/// Turns what a person types into the value of a field, and back.
///
/// White space around a text is dropped, line ends become U+000A, and nothing at all is `null`.
package enum FieldText {
  /// The greatest length of a text, in UTF-8 bytes.
  package static let textBytesMax = 65_536

  /// Reads what a person typed.
  ///
  /// Codes may be typed as their French or English label, whatever the accents and capitals; days
  /// as `YYYY-MM-DD` or `DD/MM/YYYY`; the components of a composite joined by `;`.
  /// Throws: what is allowed instead; never what was typed.
  package static func parse(
    _ text: String, for field: Field
  ) throws(FieldTextError) -> FieldValue {
    try checkLimits(of: text)
    let typed = text.trimmed
    guard !typed.isEmpty else { return .null }
    return switch field.type {
    case .text: .text(typed.withPlainLineEnds)
    case .code(let vocabulary): .text(try code(typed, in: vocabulary))
    case .integer: .integer(try integer(typed))
    case .boolean: .boolean(try boolean(typed))
    case .date: .date(try day(typed).daysSince1970)
    case .composite: try composite(typed, of: field.type.components)
    case .reference, .sealed: throw .notTyped
    }
  }

  /// Checks that a value is one the field can hold.
  ///
  /// Throws: `.wrongType`, or what `parse` would for the same content.
  package static func check(_ value: FieldValue, for field: Field) throws(FieldTextError) {
    guard let wireType = value.wireType else { return }
    guard wireType == field.type.wireType else { throw .wrongType }
    guard case .text(let text) = value else { return }
    try checkLimits(of: text)
    if let vocabulary = field.type.vocabulary, vocabulary.term(text) == nil {
      throw .unknownCode(vocabulary)
    }
    if case .composite = field.type { try checkComposite(text, of: field.type.components) }
  }

  static func code(
    _ typed: String, in vocabulary: Vocabulary
  ) throws(FieldTextError) -> String {
    if let term = vocabulary.term(typed) { return term.code }
    let folded = TextFolding.fold(typed)
    guard let term = vocabulary.terms.first(where: { $0.isWritten(folded: folded) }) else {
      throw .unknownCode(vocabulary)
    }
    return term.code
  }

  static func day(_ typed: String) throws(FieldTextError) -> CalendarDay {
    let parts = typed.split(separator: "/", omittingEmptySubsequences: false)
    let written = parts.count == 3 ? "\(parts[2])-\(parts[1])-\(parts[0])" : typed
    guard let day = CalendarDay(written) else { throw .notDate }
    return day
  }

  private static func integer(_ typed: String) throws(FieldTextError) -> Int64 {
    guard let integer = Int64(typed) else { throw .notInteger }
    return integer
  }

  private static func boolean(_ typed: String) throws(FieldTextError) -> Bool {
    switch TextFolding.fold(typed) {
    case "oui", "yes", "true", "vrai", "1": true
    case "non", "no", "false", "faux", "0": false
    default: throw .notBoolean
    }
  }

  private static func checkLimits(of text: String) throws(FieldTextError) {
    guard text.utf8.count <= textBytesMax else { throw .tooLong(bytesMax: textBytesMax) }
    guard !text.utf8.contains(0) else { throw .zeroCharacter }
  }
}

extension Vocabulary.Term {
  /// Whether a folded text is this term's code or one of its labels.
  fileprivate func isWritten(folded text: String) -> Bool {
    [code, label.french, label.english].contains { TextFolding.fold($0) == text }
  }
}
