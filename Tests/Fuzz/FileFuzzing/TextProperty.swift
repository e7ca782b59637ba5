import CaseModel
import RecordModel
import SchoolDirectory
import WireFuzzing

/// Typing anything into any field: refused, or a value that the field can hold and that reads back from what is shown.
///
/// The first two bytes choose the field, the rest is what was typed.
enum TextProperty {
  static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
    guard bytes.count >= 2 else { return }
    let kinds = CaseSchema.current.kinds
    let fields = kinds[Int(bytes[0]) % kinds.count].fields
    let field = fields[Int(bytes[1]) % fields.count]
    let text = String(decoding: bytes.dropFirst(2), as: UTF8.self)
    if let value = try? FieldText.parse(text, for: field) { try check(value, field) }
    try checkNames(text)
  }

  private static func check(_ value: FieldValue, _ field: Field) throws(BrokenProperty) {
    do throws(FieldTextError) {
      try FieldText.check(value, for: field)
      for language in Language.allCases {
        let shown = FieldText.display(value, for: field, language: language)
        try FieldText.check(FieldText.parse(shown, for: field), for: field)
      }
    } catch {
      throw BrokenProperty("a value that was typed can be held and typed again, not \(error)")
    }
    for language in Language.allCases {
      let shown = FieldText.display(value, for: field, language: language)
      try BrokenProperty.unless(
        (try? FieldText.parse(shown, for: field)) == value, "what is shown reads back")
    }
  }

  private static func checkNames(_ text: String) throws(BrokenProperty) {
    if let reference = try? CaseReference(text) {
      try BrokenProperty.unless(
        (try? CaseReference(reference.description)) == reference, "a reference reads back")
    }
    if let uai = try? UAI(parsing: text) {
      try BrokenProperty.unless(
        (try? UAI(parsing: uai.description)) == uai, "a school's number reads back")
    }
    if let composite = try? CompositeValue(json: text) {
      try BrokenProperty.unless(
        (try? CompositeValue(json: composite.text)) == composite, "a composite reads back")
    }
  }
}
