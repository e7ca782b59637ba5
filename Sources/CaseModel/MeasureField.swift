package import RecordModel

/// The numbers of a measure's fields.
///
/// Shape: a number is never reused. Source: domain study A2, A4, A8.
package enum MeasureField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case kind = 2
  case sanction = 3
  case decidedOn = 4
  case startsOn = 5
  case endsOn = 6
  case decider = 7
  case notifiedOn = 8
  case eraseOn = 9
}

extension RecordKind {
  /// A measure taken in a case; each has its own erasure date.
  package static let measure = RecordKind(
    CaseKind.measure.rawValue, "measure", label: Label("Mesure", "Measure"),
    owner: MeasureField.case.rawValue,
    fields: [
      Field(MeasureField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(MeasureField.kind, "kind", .code(.measure), .statistical, "Nature", "Kind"),
      Field(
        MeasureField.sanction, "sanction", .code(.sanction), .pseudonymous, "Sanction",
        "Sanction"),
      Field(
        MeasureField.decidedOn, "decided_on", .date, .pseudonymous, "Décidée le", "Decided on"),
      Field(MeasureField.startsOn, "starts_on", .date, .pseudonymous, "Début", "Starts on"),
      Field(MeasureField.endsOn, "ends_on", .date, .pseudonymous, "Fin", "Ends on"),
      Field(MeasureField.decider, "decider", .text, .nominal, "Décidée par", "Decided by"),
      Field(
        MeasureField.notifiedOn, "notified_on", .date, .pseudonymous, "Notifiée le",
        "Notified on"),
      Field(
        MeasureField.eraseOn, "erase_on", .date, .pseudonymous, "À effacer le", "Erase on"),
    ])
}
