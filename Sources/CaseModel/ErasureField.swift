package import RecordModel

/// The numbers of an erasure's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum ErasureField: UInt8, Hashable, Sendable, CaseIterable {
  case target = 1
  case ground = 2
  case decidedOn = 3
  case requestedBy = 4
  case approvedBy = 5
}

extension RecordKind {
  /// The erasure of a case with all that is a part of it; it says nothing of what was there.
  package static let erasure = RecordKind(
    CaseKind.erasure.rawValue, "erasure", label: Label("Effacement", "Erasure"),
    writer: .centre,
    fields: [
      Field(
        ErasureField.target, "target", .reference, .statistical, "Fiche effacée", "Erased record"),
      Field(
        ErasureField.ground, "ground", .code(.erasureGround), .statistical, "Fondement", "Ground"),
      Field(ErasureField.decidedOn, "decided_on", .date, .statistical, "Décidé le", "Decided on"),
      Field(
        ErasureField.requestedBy, "requested_by", .code(.memberRole), .statistical, "Demandé par",
        "Requested by"),
      Field(
        ErasureField.approvedBy, "approved_by", .code(.memberRole), .statistical, "Approuvé par",
        "Approved by"),
    ])
}
