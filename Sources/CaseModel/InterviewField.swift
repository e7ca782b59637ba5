package import RecordModel

/// The numbers of an interview's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum InterviewField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case person = 2
  case heldOn = 3
  case interviewer = 4
  case kind = 5
  case text = 6
  case signedOn = 7
}

extension RecordKind {
  /// An interview in a case; never changed once it is signed.
  package static let interview = RecordKind(
    CaseKind.interview.rawValue, "interview", label: Label("Entretien", "Interview"),
    owner: InterviewField.case.rawValue,
    fields: [
      Field(InterviewField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(InterviewField.person, "person", .reference, .pseudonymous, "Personne", "Person"),
      Field(InterviewField.heldOn, "held_on", .date, .pseudonymous, "Tenu le", "Held on"),
      Field(InterviewField.interviewer, "interviewer", .text, .nominal, "Mené par", "Interviewer"),
      Field(InterviewField.kind, "kind", .code(.interviewKind), .pseudonymous, "Avec", "With"),
      Field(InterviewField.text, "text", .text, .nominal, "Compte rendu", "Account"),
      Field(InterviewField.signedOn, "signed_on", .date, .pseudonymous, "Signé le", "Signed on"),
    ])
}
