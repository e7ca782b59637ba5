package import CaseModel
package import RecordModel

/// What of a case goes to another school: the same function for who writes a file and for who reads one.
///
/// Source: `protocol/10-transfer.md`, section 5; why, `protocol/decisions/0011-transfer.md`.
package struct TransferSelection: Hashable, Sendable {
  private let isSubstantiated: Bool
  private let holdsImageOfMinor: Bool

  /// What travels of the case with these values.
  ///
  /// - Parameters:
  ///   - values: those of the case itself.
  ///   - contents: those of each content of the case.
  package init(case values: [UInt8: FieldValue], contents: [[UInt8: FieldValue]]) {
    isSubstantiated = Self.isSubstantiated(values)
    holdsImageOfMinor = contents.contains(where: Self.isImageOfMinor)
  }

  /// The kinds that travel, each after those that it refers to.
  package static let kinds: [CaseKind] =
    CaseKind.allCases.filter { $0.travels && $0 != .review } + [.review]

  /// The values of a record that travel; those that do not are absent at the other school.
  package func carried(_ values: [UInt8: FieldValue], of kind: CaseKind) -> [UInt8: FieldValue] {
    var values = values.filter { $0.value != .null }
    switch kind {
    case .case:
      // The other school names its own handler, and knows one origin: the school that it has the case from.
      values[CaseField.handler.rawValue] = nil
      values[CaseField.received.rawValue] = nil
    case .role:
      if values[RoleField.role.rawValue] == .text("author"), !isSubstantiated {
        values[RoleField.role.rawValue] = .text("alleged_author")
      }
    case .familyContact:
      // An agreement was given to one school; a refusal stays one, unless it was withdrawn by what came after it.
      if values[FamilyContactField.agreement.rawValue] == .text("given") {
        values[FamilyContactField.agreement.rawValue] = .text("not_asked")
      }
    case .content:
      if Self.isImageOfMinor(values) {
        values[ContentField.url.rawValue] = nil
        values[ContentField.captureHash.rawValue] = nil
      }
    case .fact:
      if holdsImageOfMinor { values[FactField.url.rawValue] = nil }
    case .evidence:
      if holdsImageOfMinor { values[EvidenceField.hash.rawValue] = nil }
    case .referral:
      // Why the prosecutor is not told is for a head to say, and here everything would be the reader's word.
      if values[ReferralField.kind.rawValue] == .text("prosecutor"),
        values[ReferralField.sentOn.rawValue] == nil
      {
        values[ReferralField.reason.rawValue] = nil
      }
    case .person, .measure, .note, .review, .interview, .assessment, .meeting, .account, .report,
      .reportItem, .reportStep, .reportAnswer, .transfer, .approval,
      .task, .healthNote, .rightsRequest, .hold, .erasure, .erasureRequest, .channel:
      break
    }
    return values
  }

  private static func isImageOfMinor(_ content: [UInt8: FieldValue]) -> Bool {
    content[ContentField.category.rawValue] == .text("minor_sexual_image")
  }

  /// Whether harassment is substantiated, with what it rests on and the day it was decided.
  private static func isSubstantiated(_ values: [UInt8: FieldValue]) -> Bool {
    guard case .text(let json)? = values[CaseField.qualification.rawValue],
      let parts = try? CompositeValue(json: json).components, parts.count == 4
    else { return false }
    return parts[0] == "substantiated" && !parts[1].isBlank
      && parts[2].flatMap { CalendarDay($0) } != nil
  }
}

extension CaseKind {
  /// Whether records of this kind go with a case to another school.
  package var travels: Bool {
    switch self {
    case .case, .person, .role, .fact, .measure, .note, .review, .interview, .assessment, .meeting,
      .familyContact, .account, .content, .evidence, .referral:
      true
    case .report, .reportItem, .reportStep, .reportAnswer, .transfer, .approval, .task, .healthNote,
      .rightsRequest, .hold, .erasure, .erasureRequest, .channel:
      false
    }
  }
}
