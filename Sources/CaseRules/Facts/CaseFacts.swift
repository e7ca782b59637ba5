package import RecordModel

/// What the gates look at in a case.
package struct CaseFacts: Hashable, Sendable {
  /// What the head decided the facts are.
  package var qualification = QualificationCode.unqualified
  /// What that decision rests on, by its code; `nil` when it is not said.
  package var basis: String?
  /// Who decided it: the role is the one of whoever wrote the field, `nil` when it is not known.
  package var decider: Member?
  /// The day of that decision.
  package var decidedOn: CalendarDay?
  /// How much danger the target is in.
  package var danger = DangerCode.absent
  /// Where the case stands.
  package var status = CaseStatus.reported
  /// Level of gravity, 1 to 3; `nil` when it is not assessed.
  package var gravity: Int64?
  /// The day of the declaration in Faits établissement, `nil` when there is none.
  package var declaredOn: CalendarDay?
  /// The day the prosecutor was told, `nil` when that has not happened.
  package var prosecutorToldOn: CalendarDay?
  /// Whether a reason why the prosecutor is not told is written down.
  package var hasReasonNotToTellProsecutor = false
  /// What the target's family said last about data leaving the school.
  package var familyAgreement = FamilyAgreement.notAsked
  /// The names of all persons of the case.
  package var names: [PersonName] = []

  /// A case just reported, of which nothing is known yet.
  package init() {}

  /// Whether the facts may be a délit, so that the prosecutor must be told.
  ///
  /// Harassment at school is one since 2022 (code pénal 222-33-2-3); a grave danger makes one likely.
  package var suggestsOffence: Bool {
    isSuspectedOrSubstantiated || danger == .grave || danger == .imminent
  }

  /// Whether harassment is at least suspected.
  package var isSuspectedOrSubstantiated: Bool {
    qualification == .suspected || qualification == .substantiated
  }
}
