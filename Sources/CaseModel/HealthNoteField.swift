package import RecordModel

/// The numbers of a health note's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum HealthNoteField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case writtenOn = 2
  case authorName = 3
  case text = 4
}

extension RecordKind {
  /// A note of the health staff, sealed with their own key: the hub and the team merge it without reading it.
  package static let healthNote = RecordKind(
    CaseKind.healthNote.rawValue, "health_note", label: Label("Note de santé", "Health note"),
    owner: HealthNoteField.case.rawValue,
    fields: [
      Field(HealthNoteField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(
        HealthNoteField.writtenOn, "written_on", .date, .pseudonymous, "Écrite le", "Written on"),
      Field(HealthNoteField.authorName, "author_name", .text, .nominal, "Auteur", "Author"),
      Field(HealthNoteField.text, "text", .sealed, .nominal, "Texte scellé", "Sealed text"),
    ])
}
