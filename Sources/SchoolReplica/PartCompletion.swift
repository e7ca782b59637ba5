package import CaseModel
internal import CaseRules
package import RecordModel

/// What a part says when nobody says otherwise: today, whoever writes, and where it starts.
package struct PartCompletion: Hashable, Sendable {
  /// Today, in the time zone of whoever writes.
  package let today: CalendarDay
  /// Who writes, without a role.
  package let login: String

  /// A completion by its parts.
  ///
  /// - Parameters:
  ///   - today: today, where the author is.
  ///   - author: `login@role`, or a name.
  package init(today: CalendarDay, author: String) {
    self.today = today
    login = MemberRole.login(of: author)
  }

  /// The values with what was left out; a field that was emptied on purpose stays empty.
  package func completed(
    _ values: [UInt8: FieldValue], of kind: CaseKind
  ) -> [UInt8: FieldValue] {
    var values = values
    for (field, value) in defaults(of: kind, values) where values[field] == nil {
      values[field] = value
    }
    for field in Self.legalBases where field.kind == kind { completeBasis(field.number, &values) }
    return values
  }

  /// Changes with what was left out of them; no field is added.
  package func completedChanges(
    _ changes: [UInt8: FieldValue], of kind: CaseKind
  ) -> [UInt8: FieldValue] {
    completed(changes, of: kind).filter { changes[$0.key] != nil }
  }

  private func defaults(
    of kind: CaseKind, _ values: [UInt8: FieldValue]
  ) -> [UInt8: FieldValue] {
    let day = FieldValue.date(today.daysSince1970)
    let name = FieldValue.text(login)
    switch kind {
    case .interview:
      return [InterviewField.heldOn.rawValue: day, InterviewField.interviewer.rawValue: name]
    case .assessment:
      return [AssessmentField.assessedOn.rawValue: day, AssessmentField.assessor.rawValue: name]
    case .familyContact:
      return [
        FamilyContactField.contactedOn.rawValue: day, FamilyContactField.contactedBy.rawValue: name,
      ]
    case .measure:
      let isNotified = values[MeasureField.notifiedOn.rawValue] != nil
      return isNotified ? [:] : [MeasureField.decidedOn.rawValue: day]
    case .content: return [ContentField.seenOn.rawValue: day]
    case .account: return [AccountField.certainty.rawValue: .text("alleged")]
    case .evidence:
      return [EvidenceField.capturedOn.rawValue: day, EvidenceField.capturedBy.rawValue: name]
    case .referral:
      return [
        ReferralField.sentOn.rawValue: day,
        ReferralField.status.rawValue: started(ReferralStatus.initial.rawValue),
      ]
    case .transfer:
      return [
        TransferField.requestedOn.rawValue: day,
        TransferField.status.rawValue: started(TransferStatus.initial.rawValue),
      ]
    case .note: return [NoteField.writtenOn.rawValue: day, NoteField.authorName.rawValue: name]
    case .rightsRequest:
      let received = values[RightsRequestField.receivedOn.rawValue] ?? day
      var defaults = [RightsRequestField.receivedOn.rawValue: day]
      if case .date(let days) = received {
        let due = CalendarDay(daysSince1970: days).adding(months: Prompts.rightsMonths)
        defaults[RightsRequestField.dueOn.rawValue] = .date(due.daysSince1970)
      }
      return defaults
    case .hold: return [HoldField.since.rawValue: day, HoldField.orderedBy.rawValue: name]
    case .report: return [ReportField.preparedOn.rawValue: day]
    case .case, .person, .role, .fact, .meeting, .review, .reportItem, .reportStep, .reportAnswer,
      .approval, .task, .healthNote, .erasure, .erasureRequest, .channel:
      return [:]
    }
  }

  private func started(_ status: String) -> FieldValue {
    (try? CompositeValue([status, today.description, nil])).map { .text($0.text) } ?? .null
  }

  private static let legalBases: [(kind: CaseKind, number: UInt8)] = [
    (.report, ReportField.legalBasis.rawValue), (.referral, ReferralField.legalBasis.rawValue),
    (.transfer, TransferField.legalBasis.rawValue),
  ]

  /// A legal basis that only names itself is recorded today, by whoever writes.
  private func completeBasis(_ number: UInt8, _ values: inout [UInt8: FieldValue]) {
    guard case .text(let json)? = values[number], let basis = try? CompositeValue(json: json),
      basis.components.count == 3, let code = basis.components[0],
      let whole = try? CompositeValue([
        code, basis.components[1] ?? today.description, basis.components[2] ?? login,
      ])
    else { return }
    values[number] = .text(whole.text)
  }
}
