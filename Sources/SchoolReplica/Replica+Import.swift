internal import CaseModel
internal import Causality
package import RecordModel
internal import ReplicaStorage
internal import RecordStorage

extension Replica {
  /// Imports records from JSON Lines; good lines are recorded, bad ones counted and left out.
  ///
  /// Transactions are of bounded size, so that an interrupted import keeps what it has done. A line whose `id` is that of a
  /// record here changes that record; any other makes a new one.
  /// What is imported into a case that is here is held to what commands are; a case that comes with its parts comes with
  /// its history, and the hub looks again before anything of it leaves.
  /// - Parameters:
  ///   - path: the file, `nil` for the standard input.
  ///   - author: who is said to have written what is imported.
  ///   - day: today, where the author is.
  /// - Returns: what was done, and the bad lines.
  /// - Throws: `RecordFileError.unreadable`, and whatever stops recording; lines before are imported.
  package func importRecords(
    path: String?, author: String, on day: CalendarDay
  ) throws -> ImportReport {
    var lines = try LineReader(path: path)
    var importing = Importing(
      author: author, day: day,
      references: Set(
        try store.texts(of: CaseKind.case.rawValue, field: CaseField.reference.rawValue)
          .compactMap(\.text)),
      numbering: try numbering())
    while let line = try lines.next() {
      importing.report.lineCount += 1
      guard let item = try item(line, &importing) else { continue }
      if importing.batch.mustFlush(before: item) { try flush(&importing) }
      importing.batch.append(item)
    }
    try flush(&importing)
    return importing.report
  }

  private func item(_ line: LineReader.Line, _ importing: inout Importing) throws -> ImportBatch
    .Item?
  {
    let number = importing.report.lineCount
    do {
      switch line {
      case .tooLong: throw BadLine.Problem.tooLong
      case .bytes(let bytes):
        guard bytes.contains(where: { $0 > 0x20 }) else { return nil }
        return try item(RecordLine(bytes), number, &importing)
      }
    } catch let problem as BadLine.Problem {
      importing.report.add(problem, line: number)
      return nil
    }
  }

  private func item(
    _ line: RecordLine, _ number: Int, _ importing: inout Importing
  ) throws -> ImportBatch.Item {
    guard let known = schema.kind(named: line.kind), let kind = CaseKind(rawValue: known.number)
    else {
      throw BadLine.Problem.unknownKind
    }
    guard !importing.seen.contains(line.id) else { throw BadLine.Problem.idTwice }
    var values = try values(line, known, kind)
    let existing = try RecordID(exported: line.id).flatMap {
      try store.record($0, kind: known.number)
    }
    try checkScope(kind, existing)
    try checkReferences(values, kind, importing)
    if kind == .case, existing == nil { try giveReference(&values, &importing) }
    try check(kind, values, existing)
    if kind == .case, existing == nil,
      case .value(.text(let reference))? = values[CaseField.reference.rawValue],
      !importing.references.insert(reference).inserted
    {
      throw BadLine.Problem.caseAlreadyThere
    }
    try checkLimits(kind, &values, existing, &importing)
    importing.seen.insert(line.id)
    if existing == nil { importing.made.insert(line.id) }
    return ImportBatch.Item(
      line: number, id: line.id, kind: kind, record: existing?.record, values: values)
  }

  private func values(
    _ line: RecordLine, _ known: RecordKind, _ kind: CaseKind
  ) throws -> [UInt8: ImportValue] {
    var values: [UInt8: ImportValue] = [:]
    for (name, json) in line.fields {
      guard let field = known.field(named: name) else { throw BadLine.Problem.unknownField }
      do throws(FieldTextError) {
        values[field.number] = try ImportValue(json, for: field)
      } catch {
        throw BadLine.Problem.value(kind: kind, field: field.number, error)
      }
    }
    return values
  }

  private func checkReferences(
    _ values: [UInt8: ImportValue], _ kind: CaseKind, _ importing: Importing
  ) throws {
    for (field, value) in values {
      guard case .reference(let id) = value, !importing.seen.contains(id) else { continue }
      guard let record = RecordID(exported: id), try isHere(record) else {
        throw BadLine.Problem.reference(kind: kind, field: field)
      }
    }
  }

  /// Whether a record is here for whoever imports.
  private func isHere(_ record: RecordID) throws -> Bool {
    for kind in CaseKind.allCases {
      guard let stored = try store.record(record, kind: kind.rawValue) else { continue }
      return try stored.caseRecord.map(isReadable) ?? (reader.scope == .everything)
    }
    return false
  }

  private func check(
    _ kind: CaseKind, _ values: [UInt8: ImportValue], _ existing: ReplicaRecord?
  ) throws {
    do {
      if let existing {
        try check(
          kind, values.mapValues { $0.named { _ in existing.record } }, over: existing.values)
      } else {
        let anyone = RecordID(creation: Dot(replica: store.state.replica, counter: 1), index: 0)
        try check(RecordDraft(kind, values: values.mapValues { $0.named { _ in anyone } }))
      }
    } catch CaseworkError.invalid(let kind, let problems) {
      throw BadLine.Problem.invalid(kind: kind, problems)
    }
  }

  private func giveReference(_ values: inout [UInt8: ImportValue], _ importing: inout Importing)
    throws
  {
    let reference = CaseField.reference.rawValue
    guard values[reference] ?? .value(.null) == .value(.null) else { return }
    let known = values.compactMapValues { if case .value(let value) = $0 { value } else { nil } }
    guard let next = importing.numbering?.next(year: schoolYear(of: known).startYear) else {
      return
    }
    values[reference] = .value(.text(next.description))
  }

  private func flush(_ importing: inout Importing) throws {
    let items = importing.batch.items
    importing.batch = ImportBatch()
    importing.facts = [:]
    try record(items[...], &importing, author: importing.author)
  }

  private func record(
    _ items: ArraySlice<ImportBatch.Item>, _ importing: inout Importing, author: String
  ) throws {
    guard !items.isEmpty else { return }
    do {
      try recordWhole(items, &importing, author: author)
    } catch ReplicaStoreError.changeTooLarge {
      guard items.count > 1 else {
        for item in items { importing.report.add(.tooLarge, line: item.line) }
        return
      }
      let middle = items.startIndex + items.count / 2
      try record(items[..<middle], &importing, author: author)
      try record(items[middle...], &importing, author: author)
    }
  }

  private func recordWhole(
    _ items: ArraySlice<ImportBatch.Item>, _ importing: inout Importing, author: String
  ) throws {
    let known = importing.records
    let planned = try edits(items, dot: store.nextDot, known)
    var names = Self.names(items, dot: store.nextDot)
    if !planned.isEmpty {
      let dot = try recording(author: author) { try edits(items, dot: $0, known) }
      names = Self.names(items, dot: dot)
    }
    let addedCount = items.count { $0.record == nil }
    importing.report.addedCount += addedCount
    importing.report.changedCount += planned.count - addedCount
    importing.report.unchangedCount += items.count - planned.count
    importing.records.merge(names) { _, new in new }
  }

  private func edits(
    _ items: ArraySlice<ImportBatch.Item>, dot: Dot, _ known: [String: RecordID]
  ) throws -> [RecordEdit] {
    let names = Self.names(items, dot: dot)
    return try items.compactMap { item in
      let values = item.values.mapValues {
        $0.named { names[$0] ?? known[$0] ?? RecordID(exported: $0) }
      }
      guard let record = item.record else {
        return RecordEdit(
          kind: item.kind.rawValue, target: .new(place: names[item.id]?.index ?? 0),
          values: values.filter { $0.value != .null })
      }
      let stored = try store.record(record, kind: item.kind.rawValue)?.values ?? [:]
      let changed = values.filter { stored[$0.key, default: .null] != $0.value }
      guard !changed.isEmpty else { return nil }
      return RecordEdit(kind: item.kind.rawValue, target: .existing(record), values: changed)
    }
  }

  /// The records that the ids of some lines stand for, once the change-set that makes them has a name.
  private static func names(
    _ items: ArraySlice<ImportBatch.Item>, dot: Dot
  ) -> [String: RecordID] {
    var names: [String: RecordID] = [:]
    var place: UInt32 = 0
    for item in items {
      names[item.id] = item.record ?? RecordID(creation: dot, index: place)
      if item.record == nil { place += 1 }
    }
    return names
  }
}

extension ImportValue {
  /// The value once the records it refers to have names; a reference to nothing is absent.
  func named(_ name: (String) -> RecordID?) -> FieldValue {
    switch self {
    case .value(let value): value
    case .reference(let id): name(id).map { .reference($0) } ?? .null
    }
  }
}
