internal import CaseModel
internal import RecordModel
internal import SchoolReplica

/// A health note on a terminal.
struct HealthNotePage {
  private let note: HealthNoteView

  init(_ note: HealthNoteView) { self.note = note }

  func print() {
    let day = FieldPhrase.value(
      note.writtenOn, of: HealthNoteField.writtenOn.rawValue, kind: CaseKind.healthNote.rawValue,
      .spoken)
    Terminal.print("\(day), \(SafeText.line(note.author ?? "—"))")
    switch note.text {
    case .success(let text): Terminal.print("  " + SafeText.lines(text, indent: "  "))
    case .failure(let error):
      Terminal.print("  " + Message.health(error).happened.text(in: .spoken))
    }
  }
}
