internal import CaseModel
internal import CaseTransfer
internal import RecordModel

/// The lines of one transfer while they are written: what travels, and what does not.
struct TransferLines {
  private(set) var bytes: [UInt8] = []
  /// How many records there are.
  private(set) var recordCount = 0
  /// Values that cannot be read back by a build like this one: a newer one has written them.
  private(set) var unknownValueCount = 0
  private let selection: TransferSelection
  private let records: Set<RecordID>

  /// No lines yet.
  ///
  /// - Parameters:
  ///   - selection: what travels of the case.
  ///   - records: all records that travel.
  init(_ selection: TransferSelection, records: Set<RecordID>) {
    self.selection = selection
    self.records = records
  }

  /// Writes a record.
  ///
  /// - Throws: `TransferError.tooLarge` for what the other school could not record.
  mutating func append(_ view: RecordView, kind: RecordKind, as known: CaseKind) throws {
    let carried = selection.carried(view.values, of: known).filter { !isDangling($0.value) }
    let readable = carried.filter { number, value in
      kind.field(number).map { Self.isReadBack(value, $0) } ?? false
    }
    let size = readable.values.reduce(0) { $0 + ImportValue($1).byteCount }
    guard size <= TransferLimits.transferRecordBytesMax else { throw TransferError.tooLarge }
    unknownValueCount += carried.count - readable.count
    recordCount += 1
    let line = RecordLine.text(
      of: RecordView(
        record: view.record, kind: view.kind, values: readable, unsent: FieldSet()), kind: kind)
    bytes += line.utf8
    bytes.append(UInt8(ascii: "\n"))
    guard recordCount <= TransferLimits.transferRecordsMax,
      bytes.count <= TransferLimits.transferContentBytesMax,
      line.utf8.count <= TransferLimits.transferLineBytesMax
    else { throw TransferError.tooLarge }
  }

  /// Whether a value refers to a record that stays.
  private func isDangling(_ value: FieldValue) -> Bool {
    if case .reference(let record) = value { !records.contains(record) } else { false }
  }

  /// Whether the value comes out of a line as it went in.
  private static func isReadBack(_ value: FieldValue, _ field: Field) -> Bool {
    guard (try? FieldText.check(value, for: field)) != nil,
      let read = try? ImportValue(RecordLine.json(value, field.type), for: field)
    else { return false }
    return read == ImportValue(value)
  }
}

extension RecordKind {
  /// The field with this number, `nil` when this build knows none.
  fileprivate func field(_ number: UInt8) -> Field? { place(of: number).map { fields[$0] } }
}

extension ImportValue {
  /// A value as it stands on a line.
  fileprivate init(_ value: FieldValue) {
    if case .reference(let record) = value {
      self = .reference(String(describing: record))
    } else {
      self = .value(value)
    }
  }
}
