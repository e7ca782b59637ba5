package import RecordModel

/// The numbers of an evidence's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum EvidenceField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case hash = 2
  case capturedOn = 3
  case capturedBy = 4
  case isSealed = 5
  case locator = 6
  case label = 7
}

extension RecordKind {
  /// A piece of evidence: its hash and where it is kept, never the thing itself.
  package static let evidence = RecordKind(
    CaseKind.evidence.rawValue, "evidence", label: Label("Pièce", "Evidence"),
    owner: EvidenceField.case.rawValue,
    fields: [
      Field(EvidenceField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(EvidenceField.hash, "sha256", .text, .pseudonymous, "Empreinte SHA-256", "SHA-256"),
      Field(
        EvidenceField.capturedOn, "captured_on", .date, .pseudonymous, "Recueillie le",
        "Captured on"),
      Field(
        EvidenceField.capturedBy, "captured_by", .text, .nominal, "Recueillie par", "Captured by"),
      Field(EvidenceField.isSealed, "sealed", .boolean, .pseudonymous, "Sous scellé", "Sealed"),
      Field(
        EvidenceField.locator, "locator", .text, .nominal, "Où elle est gardée", "Where it is kept"),
      Field(EvidenceField.label, "label", .text, .nominal, "Désignation", "Description"),
    ])
}
