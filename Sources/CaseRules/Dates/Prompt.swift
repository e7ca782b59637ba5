package import RecordModel

/// Something that is due, or that somebody should be asked; it holds no personal content.
///
/// G13: a prompt proposes, and a named person decides what to do about it.
package struct Prompt: Hashable, Sendable {
  /// What has to be done.
  package let kind: TaskKind
  /// The day by which.
  package let dueOn: CalendarDay
  /// The case's reference, which names nobody.
  package let caseReference: String
  /// The record it is about, `nil` when it is the case itself.
  package let record: RecordID?
  /// What is due, for people.
  package let sentence: Label
}
