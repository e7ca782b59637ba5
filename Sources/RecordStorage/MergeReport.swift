package import Causality
package import Convergence
package import RecordModel
package import SyncProtocol

/// What a caller tells a merge of one batch.
package struct MergeContext {
  /// The stamps to give the batch's change-sets; `nil` to take them as they are.
  package var stamps: [HybridTimestamp]?
  /// At the hub, the school all records belong to.
  package var school: Int64 = 0
  /// At the hub, the last number given in the school's stream; raised by the merge.
  package var sequence: UInt64 = 0

  /// At the hub, finds in its change log what a change-set wrote to a field, with the stamp it was admitted with; throws
  /// `ChangeLogLimit` when it has looked often enough.
  package var log: (Dot, RecordID, UInt8) throws -> LedgerEntry? = { _, _, _ in nil }

  /// What a school says.
  package init() {}

  func written(_ dot: Dot, to record: RecordID, field: UInt8) throws -> LedgerEntry? {
    try log(dot, record, field)
  }

  /// What the hub says.
  package init(
    stamps: [HybridTimestamp], school: Int64, sequence: UInt64,
    log: @escaping (Dot, RecordID, UInt8) throws -> LedgerEntry?
  ) {
    self.log = log
    self.stamps = stamps
    self.school = school
    self.sequence = sequence
  }
}

/// The change log was opened as often as one frame may make it.
package struct ChangeLogLimit: Error {
  /// The limit is reached.
  package init() {}
}

/// One cell of a count: the rule, the month as `YYYY-MM`, the member of the set.
package struct CountCell: Hashable, Sendable {
  /// The place of the rule in the schema's `counts`.
  package let rule: Int
  /// The month, empty when the date is absent.
  package let month: String
  /// The member's field number; 255 counts the record once, whatever its members.
  package let member: UInt8

  /// Stands for "any member".
  package static let anyMember: UInt8 = 255

  /// A cell from its parts.
  package init(rule: Int, month: String, member: UInt8) {
    self.rule = rule
    self.month = month
    self.member = member
  }
}

/// What a merge of one batch came to; all of it is in the same transaction.
package struct MergeReport {
  /// What to add to the state hash.
  package internal(set) var hash = StateHash()
  /// The last number given in the school's stream.
  package internal(set) var sequence: UInt64 = 0
  package internal(set) var recordCount = 0
  package internal(set) var changedRecordCount = 0
  /// Edits that met a concurrent one with another value.
  package internal(set) var conflictCount = 0
  /// Edits that met a concurrent one, whatever the values.
  package internal(set) var concurrencyCount = 0
  /// At a school, open entries of the ledger that are new here.
  package internal(set) var newEntryCount = 0
  /// How the number of open entries of the ledger moves.
  package internal(set) var openEntryDelta = 0
  /// How the counts move.
  package internal(set) var counts: [CountCell: Int] = [:]
}
