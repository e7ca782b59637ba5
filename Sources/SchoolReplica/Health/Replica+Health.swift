internal import CaseModel
package import RecordModel
internal import ReplicaStorage

/// A health note as its readers see it: opened with their key, or sealed.
package struct HealthNoteView: Hashable, Sendable {
  package let record: RecordID
  package let writtenOn: FieldValue
  package let author: String?
  /// The text, or why it cannot be read here.
  package let text: Result<String, HealthError>
}

extension Replica {
  /// Records a health note of a day, sealed with the compartment's key.
  package func addHealthNote(
    _ text: String, to record: RecordID, key: HealthKey, author: String, on day: FieldValue
  ) throws -> RecordID {
    let name = FieldValue.text(author)
    let sealed = try SealedNote.seal(
      text, for: SealedNote.Note(ofCase: record, writtenOn: day, author: name), with: key)
    return try add(
      [
        RecordDraft(
          .healthNote,
          values: [
            HealthNoteField.case.rawValue: .reference(record),
            HealthNoteField.writtenOn.rawValue: day, HealthNoteField.authorName.rawValue: name,
            HealthNoteField.text.rawValue: .bytes(sealed),
          ])
      ], author: author)
  }

  /// The health notes of a case, oldest first, opened where the key opens them.
  package func healthNotes(of record: RecordID, key: HealthKey?) throws -> [HealthNoteView] {
    try store.records(
      of: CaseKind.healthNote.rawValue, whose: HealthNoteField.case.rawValue, is: record
    ).map { stored in
      let writtenOn = stored.values[HealthNoteField.writtenOn.rawValue, default: .null]
      let author = stored.values[HealthNoteField.authorName.rawValue, default: .null]
      let note = SealedNote.Note(ofCase: record, writtenOn: writtenOn, author: author)
      return HealthNoteView(
        record: stored.record, writtenOn: writtenOn, author: author.plainText,
        text: Self.open(stored.values[HealthNoteField.text.rawValue], of: note, key))
    }
  }

  private static func open(
    _ value: FieldValue?, of note: SealedNote.Note, _ key: HealthKey?
  ) -> Result<String, HealthError> {
    guard case .bytes(let sealed)? = value else { return .failure(.altered) }
    guard let key else { return .failure(.noKey) }
    do throws(HealthError) {
      return .success(try SealedNote.open(sealed, of: note, with: key))
    } catch { return .failure(error) }
  }
}

extension FieldValue {
  fileprivate var plainText: String? { if case .text(let text) = self { text } else { nil } }
}
