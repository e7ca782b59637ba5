package import CaseModel

/// Why casework could not be done; nothing was recorded.
package enum CaseworkError: Error, Hashable, Sendable {
  /// No case is called so.
  case noSuchCase
  /// Several cases could be meant; their names.
  case ambiguousCase([String])
  /// The record is not in this replica.
  case noSuchRecord
  /// The record would not be sound; what this edit makes wrong, by field number.
  case invalid(kind: CaseKind, [CaseProblem])
  /// No open conflict has this number.
  case noSuchConflict
  /// Another kind of record has this conflict than this build knows: it can be kept, not shown.
  case unknownKind
  /// The author's name is empty or longer than 128 bytes.
  case author
}
