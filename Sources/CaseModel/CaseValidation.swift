package import RecordModel

/// Checks a record before it is recorded; the hub never refuses a record for these.
///
/// Source: domain study A3, A4.
package enum CaseValidation {
  /// Finds what is wrong with a record of one kind; the same record gives the same list.
  ///
  /// `values` is the record as it would stand, by field number; absent and `null` are the same.
  /// Leave out what a newer build wrote and this edit does not touch.
  package static func check(
    kind number: UInt16, values: [UInt8: FieldValue]
  ) -> [CaseProblem] {
    guard let known = CaseSchema.current.kind(number), let kind = CaseKind(rawValue: number) else {
      return [.unknownKind(number)]
    }
    return unknownFields(known, values) + known.fields.compactMap { unfit($0, values) }
      + missing(kind, values) + outOfRange(kind, values) + outOfOrder(kind, values)
      + malformed(kind, values)
  }

  private static func unknownFields(
    _ kind: RecordKind, _ values: [UInt8: FieldValue]
  ) -> [CaseProblem] {
    values.keys.sorted().filter { kind.place(of: $0) == nil }.map { .unknownField($0) }
  }

  private static func unfit(_ field: Field, _ values: [UInt8: FieldValue]) -> CaseProblem? {
    do throws(FieldTextError) {
      try FieldText.check(values[field.number] ?? .null, for: field)
      return nil
    } catch {
      return .unfit(field.number, error)
    }
  }

  private static func missing(
    _ kind: CaseKind, _ values: [UInt8: FieldValue]
  ) -> [CaseProblem] {
    kind.neededFields.filter { values[$0, default: .null] == .null }.map { .missing($0) }
  }

  private static func outOfRange(
    _ kind: CaseKind, _ values: [UInt8: FieldValue]
  ) -> [CaseProblem] {
    kind.ranges.compactMap { number, range in
      guard case .integer(let integer)? = values[number], !range.contains(integer) else {
        return nil
      }
      return .outOfRange(number, range)
    }
  }

  private static func outOfOrder(
    _ kind: CaseKind, _ values: [UInt8: FieldValue]
  ) -> [CaseProblem] {
    kind.orderedDates.compactMap { earlier, later in
      guard case .date(let first)? = values[earlier], case .date(let second)? = values[later],
        first > second
      else { return nil }
      return .datesOutOfOrder(earlier: earlier, later: later)
    }
  }

  private static func malformed(
    _ kind: CaseKind, _ values: [UInt8: FieldValue]
  ) -> [CaseProblem] {
    guard kind == .case else { return [] }
    var problems: [CaseProblem] = []
    if case .text(let text)? = values[CaseField.reference.rawValue],
      (try? CaseReference(text))?.description != text
    {
      problems.append(.malformed(CaseField.reference.rawValue))
    }
    if case .text(let text)? = values[CaseField.schoolYear.rawValue], SchoolYear(text) == nil {
      problems.append(.malformed(CaseField.schoolYear.rawValue))
    }
    return problems
  }
}
