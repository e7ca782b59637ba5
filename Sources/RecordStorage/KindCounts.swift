internal import RecordModel

/// What is counted of one kind, put together once so that a merge asks one question of bits.
struct KindCounts {
  /// One rule of the schema, with its place among them.
  struct Rule {
    let number: Int
    let rule: CountRule
    let fields: FieldSet
  }

  let rules: [Rule]
  /// The fields that any of the rules looks at.
  let fields: FieldSet

  /// Nothing is counted.
  static let none = KindCounts(rules: [])

  init(of kind: UInt16, in schema: RecordSchema) {
    self.init(
      rules: schema.counts.enumerated().filter { $0.element.kind == kind }.map {
        Rule(number: $0.offset, rule: $0.element, fields: $0.element.fields)
      })
  }

  private init(rules: [Rule]) {
    self.rules = rules
    fields = rules.reduce(FieldSet()) { $0.union($1.fields) }
  }
}

extension CountRule {
  /// The cells that a record counts under, told its fields one by one.
  func cells(
    number: Int, _ value: (_ field: UInt8) throws -> FieldValue
  ) rethrows -> [CountCell] {
    var month = ""
    if case .date(let day) = try value(self.month) {
      month = String(CalendarDay(daysSince1970: day).description.dropLast(3))
    }
    var cells = [CountCell(rule: number, month: month, member: CountCell.anyMember)]
    for member in try breakdown.members(of: value) {
      cells.append(CountCell(rule: number, month: month, member: member))
    }
    return cells
  }
}
