internal import CaseModel
internal import CaseRules
package import RecordModel

/// Something to do by a day: a task that somebody wrote down, or a duty that follows from a case.
///
/// It says which case, what and when, and nothing of anybody.
package struct AgendaItem: Hashable, Sendable {
  package let caseName: CaseName
  /// The case.
  package let caseRecord: RecordID
  /// What is due, by its code in `Vocabulary.taskKind`.
  package let kind: String
  package let dueOn: CalendarDay
  /// The task's number in its case; `nil` for a duty that is computed.
  package let number: Int?
  /// The day it was done; only of recorded tasks.
  package let doneOn: CalendarDay?
  /// Why it is due, for a duty that is computed.
  package let sentence: Label?

  /// Whether it should have been done by `day`.
  package func isOverdue(on day: CalendarDay) -> Bool { doneOn == nil && dueOn < day }
}
