package import RecordModel

/// The numbers of a task's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum TaskField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case kind = 2
  case dueOn = 3
  case assignee = 4
  case doneOn = 5
  case label = 6
}

extension RecordKind {
  /// Something that is to be done by a day.
  package static let task = RecordKind(
    CaseKind.task.rawValue, "task", label: Label("Échéance", "Task"),
    owner: TaskField.case.rawValue,
    fields: [
      Field(TaskField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(TaskField.kind, "kind", .code(.taskKind), .pseudonymous, "Nature", "Kind"),
      Field(TaskField.dueOn, "due_on", .date, .pseudonymous, "Pour le", "Due on"),
      Field(TaskField.assignee, "assignee", .text, .nominal, "Confiée à", "Assignee"),
      Field(TaskField.doneOn, "done_on", .date, .pseudonymous, "Faite le", "Done on"),
      Field(TaskField.label, "label", .text, .nominal, "Objet", "What"),
    ])
}
