internal import CaseModel
internal import CaseRules
internal import RecordModel

/// An import under way: who imports, what waits to be recorded, and what earlier lines have said.
struct Importing {
  /// Who is said to have written what is imported.
  let author: String
  /// Today, where the author is.
  let day: CalendarDay
  var report = ImportReport()
  var batch = ImportBatch()
  /// The records that the ids of lines stand for.
  var records: [String: RecordID] = [:]
  /// The ids of the good lines.
  var seen: Set<String> = []
  /// Those of them that make a record.
  var made: Set<String> = []
  /// The references of all cases, here or on earlier lines.
  var references: Set<String>
  var numbering: ReferenceNumbering?
  /// What the rules read of cases that are here, until something is recorded.
  var facts: [RecordID: CaseFacts] = [:]

  /// An import that starts.
  init(
    author: String, day: CalendarDay, references: Set<String>, numbering: ReferenceNumbering?
  ) {
    self.author = author
    self.day = day
    self.references = references
    self.numbering = numbering
  }

  /// Values once the records they refer to have names.
  func named(_ values: [UInt8: ImportValue]) -> [UInt8: FieldValue] {
    values.mapValues { value in value.named { records[$0] ?? RecordID(exported: $0) } }
  }
}
