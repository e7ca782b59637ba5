internal import CaseModel
internal import Causality
internal import Convergence
internal import RecordModel
internal import RecordStorage
internal import ReplicaStorage

extension Replica {
  /// The edits that lost and that nobody has decided on, oldest first.
  ///
  /// Open means: no later write has settled it, its value is not the one that stands, and no review names it.
  package func openConflicts() throws -> [ConflictView] {
    // Who only reports decides nothing.
    guard reader.scope == .everything else { return [] }
    let rows = try store.openLedger()
    guard !rows.isEmpty else { return [] }
    let reviewed = try reviewedEdits()
    let open = try rows.compactMap { row -> (ReplicaLedgerRow, ReplicaRecord)? in
      let entry = row.entry
      let edit = ReviewedEdit(record: entry.record, field: entry.field, dot: entry.loser.text)
      guard !reviewed.contains(edit),
        let current = try store.record(entry.record, kind: row.kind),
        current.values[entry.field, default: .null] != entry.value
      else { return nil }
      return (row, current)
    }
    let numbers = ConflictNumbers(open.map(\.0.entry))
    return try open.sorted {
      ($0.0.entry.stamp, $0.0.entry.loser) < ($1.0.entry.stamp, $1.0.entry.loser)
    }
    .compactMap { try conflict($0.0, $0.1, numbers) }
  }

  /// Finds an open conflict by its number.
  package func conflict(number: Int) throws -> ConflictView {
    guard let conflict = try openConflicts().first(where: { $0.number == number }) else {
      throw CaseworkError.noSuchConflict
    }
    return conflict
  }

  /// Decides that the current value stands.
  package func keep(_ conflict: ConflictView, reason: String?, author: String) throws {
    _ = try recording(author: author) { _ in
      [review(conflict, decision: "keep", reason: reason)]
    }
  }

  /// Decides that the lost value stands: an ordinary edit and the review, together.
  package func restore(_ conflict: ConflictView, reason: String?, author: String) throws {
    _ = try recording(author: author) { _ in
      [
        RecordEdit(
          kind: conflict.kind, target: .existing(conflict.record),
          values: [conflict.field: conflict.lost.value]),
        review(conflict, decision: "restore", reason: reason),
      ]
    }
  }

  private func review(_ conflict: ConflictView, decision: String, reason: String?) -> RecordEdit {
    var values: [UInt8: FieldValue] = [
      ReviewField.record.rawValue: .reference(conflict.record),
      ReviewField.field.rawValue: .integer(Int64(conflict.field)),
      ReviewField.losingDot.rawValue: .text(conflict.lost.dot.text),
      ReviewField.decision.rawValue: .text(decision),
    ]
    if let reason, !reason.isEmpty { values[ReviewField.reason.rawValue] = .text(reason) }
    return RecordEdit(kind: CaseKind.review.rawValue, target: .new(place: 0), values: values)
  }

  private func conflict(
    _ row: ReplicaLedgerRow, _ record: ReplicaRecord, _ numbers: ConflictNumbers
  ) throws -> ConflictView? {
    guard let current = side(of: row.entry.field, in: record) else { return nil }
    return ConflictView(
      number: numbers.number(of: row.entry), record: row.entry.record, kind: row.kind,
      field: row.entry.field, caseName: try caseName(of: record), current: current,
      lost: ConflictView.Side(row), mustReview: mark(row) == .mustReview)
  }

  private func mark(_ row: ReplicaLedgerRow) -> MergeMark {
    guard let kind = schema.kind(row.kind), let place = kind.place(of: row.entry.field) else {
      return .lastWriter
    }
    return kind.fields[place].merge
  }

  private func caseName(of record: ReplicaRecord) throws -> CaseName? {
    guard let parent = record.caseRecord,
      let stored = try store.record(parent, kind: CaseKind.case.rawValue)
    else { return nil }
    return CaseName(view(stored))
  }

  /// The value of a field with who wrote it; `nil` when nobody has.
  func side(of field: UInt8, in record: ReplicaRecord) -> ConflictView.Side? {
    guard let version = record.version(of: field) else { return nil }
    return ConflictView.Side(
      value: record.values[field, default: .null], dot: version.version.writer,
      author: version.author, milliseconds: version.version.stamp.milliseconds,
      clock: version.version.fullClock(of: record.record))
  }

  private struct ReviewedEdit: Hashable {
    let record: RecordID
    let field: UInt8
    let dot: String
  }

  private func reviewedEdits() throws -> Set<ReviewedEdit> {
    var edits: Set<ReviewedEdit> = []
    try store.eachRecord(of: CaseKind.review.rawValue) { review in
      guard case .reference(let record)? = review.values[ReviewField.record.rawValue],
        case .integer(let field)? = review.values[ReviewField.field.rawValue],
        case .text(let dot)? = review.values[ReviewField.losingDot.rawValue]
      else { return }
      edits.insert(ReviewedEdit(record: record, field: UInt8(clamping: field), dot: dot))
    }
    return edits
  }
}

extension ConflictView.Side {
  /// The lost side of a row of the ledger.
  init(_ row: ReplicaLedgerRow) {
    self.init(
      value: row.entry.value, dot: row.entry.loser, author: row.author,
      milliseconds: row.entry.stamp.milliseconds, clock: nil)
  }
}

extension Dot {
  /// The dot as a review writes it: the replica in hexadecimal, a full stop, the counter.
  var text: String { "\(replica).\(counter)" }
}
