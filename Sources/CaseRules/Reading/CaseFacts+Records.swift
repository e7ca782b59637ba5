internal import Causality
internal import CaseModel
internal import RecordModel

extension CaseFacts {
  /// The facts of a case, from its records.
  ///
  /// The role of whoever qualified it is the one the hub admitted the writing with; a computer without users is its head's.
  package init(_ records: CaseRecords) {
    self.init()
    let file = records.file
    let qualified = file.components(CaseField.qualification)
    qualification = qualified[0].flatMap(QualificationCode.init) ?? .unqualified
    basis = qualified[1]
    decidedOn = qualified.day(2)
    decider = file.writings[CaseField.qualification.rawValue]?.author.map(Member.init(deciding:))
    danger = file.code(CaseField.danger) ?? .absent
    status = file.components(CaseField.status)[0].flatMap(CaseStatus.init) ?? .reported
    if case .integer(let level)? = file.values[CaseField.gravity.rawValue] { gravity = level }
    declaredOn = file.components(CaseField.declaration).day(1)
    readReferrals(records)
    familyAgreement =
      records.parts(.familyContact).filter { $0.text(FamilyContactField.agreement) != nil }
      .max { $0.agreementPlace < $1.agreementPlace }?.code(FamilyContactField.agreement)
      ?? .notAsked
    let persons = records.parts(.person)
    names =
      persons.map {
        PersonName(
          last: $0.text(PersonField.lastName) ?? "", first: $0.text(PersonField.firstName) ?? "")
      }
      + persons.compactMap { $0.text(PersonField.guardianName) }.map {
        PersonName(last: $0, first: "")
      }
  }

  private mutating func readReferrals(_ records: CaseRecords) {
    let toProsecutor = records.parts(.referral).filter {
      $0.text(ReferralField.kind) == ReferralKind.prosecutor.rawValue
    }
    prosecutorToldOn = toProsecutor.compactMap { $0.day(ReferralField.sentOn) }.min()
    hasReasonNotToTellProsecutor = toProsecutor.contains {
      $0.day(ReferralField.sentOn) == nil && !$0.text(ReferralField.reason).isBlank
        && Member(writing: $0, ReferralField.reason).role == .head
    }
  }
}

extension Member {
  /// Whoever decided at a school: a computer without users and roles is its head's.
  init(deciding author: String) {
    self.init(login: author, role: MemberRole(author: author) ?? .head)
  }
}

extension RuledRecord {
  /// The place of a family's word among the others: its day, then when it was written down.
  fileprivate var agreementPlace: (day: Int32, stamp: UInt64) {
    (
      day(FamilyContactField.contactedOn)?.daysSince1970 ?? .min,
      writings[FamilyContactField.agreement.rawValue]?.stamp.rawValue ?? 0
    )
  }
}
