/// A count the hub keeps up to date while it merges: records of one kind by month, and by what one breakdown says of them.
///
/// A rule sees one record at a time and nothing else: what is to be counted must stand in one record.
package struct CountRule: Hashable, Sendable {
  /// What is counted, as operators name it.
  package let name: String
  /// The kind counted.
  package let kind: UInt16
  /// The date field whose month is counted.
  package let month: UInt8
  /// What the records are told apart by.
  package let breakdown: CountBreakdown

  /// Declares a count of records told apart by `breakdown`.
  package init(name: String, kind: UInt16, month: UInt8, by breakdown: CountBreakdown) {
    self.name = name
    self.kind = kind
    self.month = month
    self.breakdown = breakdown
  }

  /// Declares a count of yes-or-no fields one by one; a record counts once under each that is set.
  package init(name: String, kind: UInt16, month: UInt8, members: FieldSet) {
    self.init(name: name, kind: kind, month: month, by: .members(members))
  }

  /// The yes-or-no fields counted one by one; empty for other breakdowns.
  package var members: FieldSet {
    if case .members(let members) = breakdown { members } else { FieldSet() }
  }

  /// The fields that decide under which cells a record counts.
  package var fields: FieldSet { breakdown.fields.union(FieldSet([month])) }

  /// The rule's meaning as text; when it differs from the stored one, what is stored was counted by another rule.
  package var definition: String { "\(name) kind \(kind) month \(month) \(breakdown.definition)" }
}
