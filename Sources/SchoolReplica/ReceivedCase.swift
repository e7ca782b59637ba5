internal import CaseModel
internal import CaseTransfer
internal import RecordModel

/// A case with its parts as another school wrote it, checked line by line; nothing of it is recorded yet.
///
/// Source: `protocol/10-transfer.md`, section 5.
struct ReceivedCase {
  /// One record that is to be made, and what it was called at the other school.
  struct Item {
    let id: String
    let kind: CaseKind
    let values: [UInt8: ImportValue]
  }

  /// The case first, then its parts, each after those that it refers to.
  private(set) var items: [Item] = []
  private var kinds: [String: CaseKind] = [:]

  /// Reads the lines of an opened file.
  ///
  /// - Throws: `.newerVersion` for a kind, a field or a code of a newer build; `.unsound`, `.tooLarge`.
  init(_ content: [UInt8], schema: RecordSchema) throws(TransferError) {
    guard content.last == UInt8(ascii: "\n") else { throw .unsound }
    var rest = content[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      guard items.count < TransferLimits.transferRecordsMax,
        end - rest.startIndex <= TransferLimits.transferLineBytesMax
      else { throw .tooLarge }
      try append(Array(rest[..<end]), schema)
      rest = rest[(end + 1)...]
    }
  }

  /// The values of the case before references are named.
  var file: [UInt8: FieldValue] { items[0].values.compactMapValues(\.known) }

  /// The values of each content.
  var contents: [[UInt8: FieldValue]] {
    items.filter { $0.kind == .content }.map { $0.values.compactMapValues(\.known) }
  }

  private mutating func append(_ bytes: [UInt8], _ schema: RecordSchema) throws(TransferError) {
    let line: RecordLine
    do throws(BadLine.Problem) { line = try RecordLine(bytes) } catch { throw .unsound }
    guard let known = schema.kind(named: line.kind), let kind = CaseKind(rawValue: known.number)
    else { throw .newerVersion }
    guard kind.travels, (kind == .case) == items.isEmpty, kinds[line.id] == nil else {
      throw .unsound
    }
    var values: [UInt8: ImportValue] = [:]
    for (name, json) in line.fields {
      guard let field = known.field(named: name) else { throw .newerVersion }
      values[field.number] = try Self.value(json, field)
    }
    try checkReferences(values, kind)
    let size = values.values.reduce(0) { $0 + $1.byteCount }
    guard size <= TransferLimits.transferRecordBytesMax else { throw .tooLarge }
    kinds[line.id] = kind
    items.append(Item(id: line.id, kind: kind, values: values))
  }

  private static func value(_ json: JSONValue, _ field: Field) throws(TransferError) -> ImportValue
  {
    do throws(FieldTextError) {
      let value = try ImportValue(json, for: field)
      if let known = value.known { try FieldText.check(known, for: field) }
      return value
    } catch {
      throw error.isOfNewerBuild ? .newerVersion : .unsound
    }
  }

  /// Every part belongs to the one case, and refers to records of earlier lines, of the kinds its fields may refer to.
  private func checkReferences(
    _ values: [UInt8: ImportValue], _ kind: CaseKind
  ) throws(TransferError) {
    if kind != .case, kind != .review {
      guard values[CaseKind.caseField] == items.first.map({ .reference($0.id) }) else {
        throw .unsound
      }
    }
    if kind == .review {
      // What a review is about is also what takes it along when it is erased.
      guard case .reference(let subject)? = values[ReviewField.record.rawValue],
        let target = kinds[subject], target != .review
      else { throw .unsound }
    }
    for (number, value) in values {
      guard case .reference(let id) = value else { continue }
      guard let target = kinds[id] else { throw .unsound }
      let allowed = kind.targets(of: number)
      guard allowed.isEmpty || allowed.contains(target) else { throw .unsound }
    }
  }
}

extension ReceivedCase.Item {
  /// About how many bytes it takes in a change-set.
  var byteCount: Int { values.values.reduce(64) { $0 + $1.byteCount } }
}

extension ImportValue {
  /// The value, `nil` for a reference.
  fileprivate var known: FieldValue? {
    if case .value(let value) = self { value } else { nil }
  }
}

extension FieldTextError {
  /// Whether a newer build may well have written what this one takes for wrong.
  fileprivate var isOfNewerBuild: Bool {
    switch self {
    case .unknownCode: true
    case .component(_, let error): error.isOfNewerBuild
    case .tooLong, .zeroCharacter, .notInteger, .notBoolean, .notDate, .notComposite, .form,
      .notTyped, .wrongType:
      false
    }
  }
}
