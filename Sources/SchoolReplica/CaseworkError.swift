package import CaseModel
package import CaseRules

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
  /// No part of the case is called so.
  case noSuchPart
  /// Several parts of the case could be meant; their numbers.
  case ambiguousPart([Int])
  /// Records of this kind are written once and never changed.
  case writtenOnce(CaseKind)
  /// The interview is signed: what it says does not change any more.
  case signed
  /// Only the centre writes records of this kind.
  case centresOwn(CaseKind)
  /// Records of this kind, or where they stand, change by steps of their own.
  case bySteps(CaseKind)
  /// A record belongs to its case for good.
  case staysInCase(CaseKind)
  /// Where a case comes from is written by reading a transfer, and never changed.
  case originIsRead
  /// The author's role may not write these fields of a kind.
  case role(CaseKind)
  /// Gates refuse what is planned; all their answers, those that allow it too.
  case gates([GateAnswer])
  /// A state machine does not allow the move.
  case move(MoveRefusal)
  /// No report is called so.
  case noSuchReport
  /// Several reports could be meant; their names.
  case ambiguousReport([String])
  /// The report has left its writer's hands; its content no longer changes.
  case reportUnderWay(ReportStatus)
  /// No channel of the registry has this code.
  case noSuchChannel
  /// The case is held: nothing of it is erased.
  case held
  /// Nobody has asked for the case to be erased.
  case noErasureRequest
  /// Somebody else must approve.
  case samePerson
}
