package import RecordModel

/// The numbers of a note's fields.
///
/// Shape: a number is never reused. Source: domain study A3.
package enum NoteField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case writtenOn = 2
  case authorName = 3
  case text = 4
}

extension RecordKind {
  /// A note of the school's team; by convention written once and never changed.
  package static let note = RecordKind(
    CaseKind.note.rawValue, "note", label: Label("Note", "Note"),
    owner: NoteField.case.rawValue,
    fields: [
      Field(NoteField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(NoteField.writtenOn, "written_on", .date, .pseudonymous, "Écrite le", "Written on"),
      Field(NoteField.authorName, "author_name", .text, .nominal, "Auteur", "Author"),
      Field(NoteField.text, "text", .text, .nominal, "Texte", "Text"),
    ])
}
