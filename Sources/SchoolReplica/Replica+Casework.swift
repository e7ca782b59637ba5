internal import SchoolDirectory
package import CaseModel
internal import Causality
package import RecordModel
internal import ReplicaStorage
internal import SyncProtocol
internal import RecordStorage

extension Replica {
  /// Makes records, all of them in one transaction; a case gets its reference when the school is enrolled.
  ///
  /// - Returns: the name of the first.
  /// - Throws: `CaseworkError.invalid` for the first draft that is not sound; nothing is then recorded.
  package func add(_ drafts: [RecordDraft], author: String) throws -> RecordID {
    try store.refresh()
    let drafts = try numbered(drafts)
    for draft in drafts { try check(draft) }
    let dot = try recording(author: author) { dot in
      drafts.enumerated().map { place, draft in
        RecordEdit(
          kind: draft.kind.rawValue, target: .new(place: UInt32(place)),
          values: draft.values { RecordID(creation: dot, index: UInt32($0)) })
      }
    }
    return RecordID(creation: dot, index: 0)
  }

  /// Changes fields of a record; `null` empties one.
  ///
  /// A field that has the value already is left alone, unless it has an open conflict: saying it again decides that.
  package func edit(
    _ record: RecordID, kind: CaseKind, values: [UInt8: FieldValue], author: String
  ) throws -> EditOutcome {
    // Who only reports writes a first report, and changes nothing afterwards.
    guard reader.scope == .everything else { throw CaseworkError.role(kind) }
    guard let stored = try store.record(record, kind: kind.rawValue) else {
      throw CaseworkError.noSuchRecord
    }
    let conflicts = try openConflicts().filter { $0.record == record }.map(\.field)
    let changed = values.filter { number, value in
      stored.values[number, default: .null] != value || conflicts.contains(number)
    }
    guard !changed.isEmpty else { return .unchanged }
    try check(kind, changed, over: stored.values)
    _ = try recording(author: author) { _ in
      [RecordEdit(kind: kind.rawValue, target: .existing(record), values: changed)]
    }
    return .recorded(record)
  }

  /// Gives a reference to every case made here that has none; an ordinary edit, made right after enrolment.
  ///
  /// A case that another computer made gets its reference there, so that no case ever gets two.
  ///
  /// - Returns: how many cases got one.
  package func assignReferences(author: String) throws -> Int {
    var numbering = try numbering()
    var edits: [RecordEdit] = []
    try store.eachRecord(of: CaseKind.case.rawValue) { stored in
      guard stored.values[CaseField.reference.rawValue] == nil,
        stored.record.creation.replica == store.state.replica,
        let reference = numbering?.next(year: schoolYear(of: stored.values).startYear)
      else { return }
      edits.append(
        RecordEdit(
          kind: CaseKind.case.rawValue, target: .existing(stored.record),
          values: [CaseField.reference.rawValue: .text(reference.description)]))
    }
    for start in stride(from: 0, to: edits.count, by: Self.editsPerTransactionMax) {
      let some = Array(edits[start..<min(start + Self.editsPerTransactionMax, edits.count)])
      _ = try recording(author: author) { _ in some }
    }
    return edits.count
  }

  /// Records of one transaction when many are made or changed at once.
  static let editsPerTransactionMax = 200
  /// How often an edit is tried again when another process records in between.
  private static let attemptCountMax = 5

  /// Records edits that may refer to the change-set they are in, after whatever other processes have recorded.
  func recording(author: String, _ edits: (Dot) throws -> [RecordEdit]) throws -> Dot {
    try recordingChanges(author: author) { [try edits($0)] }
  }

  /// Records several change-sets in one transaction, the first of them named, after whatever other processes have recorded.
  func recordingChanges(author: String, _ changes: (Dot) throws -> [[RecordEdit]]) throws -> Dot {
    guard (1...Limits.authorBytesMax).contains(author.utf8.count) else {
      throw CaseworkError.author
    }
    var attempt = 1
    while true {
      try store.refresh()
      do {
        let dot = store.nextDot
        let changes = try changes(dot)
        for edit in changes.joined() { try checkRole(author, edit.kind, edit.values.keys) }
        return try store.record(
          changes, author: author, wallMilliseconds: environment.wallMilliseconds(), as: dot)
      } catch ReplicaStoreError.overtaken where attempt < Self.attemptCountMax {
        attempt += 1
      }
    }
  }

  private func numbered(_ drafts: [RecordDraft]) throws -> [RecordDraft] {
    let reference = CaseField.reference.rawValue
    guard drafts.contains(where: { $0.kind == .case && $0.values[reference] == nil }) else {
      return drafts
    }
    var numbering = try numbering()
    return drafts.map { draft in
      guard draft.kind == .case, draft.values[reference] == nil,
        let next = numbering?.next(year: schoolYear(of: draft.values).startYear)
      else { return draft }
      var draft = draft
      draft.values[reference] = .text(next.description)
      return draft
    }
  }

  /// The numbering of new cases, `nil` before the school is enrolled.
  func numbering() throws -> ReferenceNumbering? {
    guard let school = store.state.school, let uai = try? UAI(parsing: school),
      store.state.computerNumber > 0
    else { return nil }
    let given = try store.texts(of: CaseKind.case.rawValue, field: CaseField.reference.rawValue)
    return ReferenceNumbering(
      school: uai, computer: store.state.computerNumber, given: given.compactMap(\.text))
  }

  /// The school year a case counts in: the one it says, else that of the day it was reported, else this one.
  func schoolYear(of values: [UInt8: FieldValue]) -> (startYear: Int, text: String) {
    if case .text(let text)? = values[CaseField.schoolYear.rawValue], let year = SchoolYear(text) {
      return (Int(year.startYear), text)
    }
    var day = CalendarDay(
      daysSince1970: Int32(clamping: environment.wallMilliseconds() / 86_400_000))
    if case .date(let days)? = values[CaseField.openedOn.rawValue] {
      day = CalendarDay(daysSince1970: days)
    }
    let year = SchoolYear(containing: day)
    return (Int(year.startYear), year.description)
  }
}
