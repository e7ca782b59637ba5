package import RecordModel

/// The numbers of a meeting's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum MeetingField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case kind = 2
  case heldOn = 3
  case chair = 4
  case memberCount = 5
  case decision = 6
  case calledOn = 7
}

extension RecordKind {
  /// A meeting that deliberates on a case.
  package static let meeting = RecordKind(
    CaseKind.meeting.rawValue, "meeting", label: Label("Réunion", "Meeting"),
    owner: MeetingField.case.rawValue,
    fields: [
      Field(MeetingField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(MeetingField.kind, "kind", .code(.meetingKind), .statistical, "Instance", "Body"),
      Field(MeetingField.heldOn, "held_on", .date, .pseudonymous, "Tenue le", "Held on"),
      Field(MeetingField.chair, "chair", .text, .nominal, "Présidée par", "Chair"),
      Field(
        MeetingField.memberCount, "member_count", .integer, .pseudonymous, "Nombre de membres",
        "Number of members"),
      Field(MeetingField.decision, "decision", .text, .nominal, "Décision", "Decision"),
      Field(MeetingField.calledOn, "called_on", .date, .pseudonymous, "Convoquée le", "Called on"),
    ])
}
