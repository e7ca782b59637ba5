extension ReportProgress {
  /// Why a move finds the report elsewhere, `nil` when it starts here.
  func place(of move: ReportMove) -> MoveRefusal? {
    if starts(move) { return nil }
    if status.hasLeft, !move.isFact { return .alreadyLeft }
    return .notFromHere(status: status.rawValue)
  }

  private func starts(_ move: ReportMove) -> Bool {
    switch move {
    case .school(let step): starts(step)
    case .centre(let step): starts(step)
    }
  }

  /// Whether an approval of the head stands and nothing has left yet.
  private var isApprovedAndHere: Bool {
    switch status {
    case .validated, .toValidateAcademy, .toTransmit, .failed: true
    case .draft, .toValidateHead, .refused, .transmitted, .acknowledged, .inTreatment, .decided,
      .noAnswer, .contested, .closed, .withdrawn, .expired:
      false
    }
  }

  private func starts(_ step: ReportStep) -> Bool {
    switch step {
    case .submitted: status == .draft || status == .refused
    case .approvedHead: status == .toValidateHead
    case .refusedHead: status == .toValidateHead || isApprovedAndHere
    case .withdrawn: !status.hasLeft && !status.isFinal
    case .contested: status == .decided || status == .noAnswer
    }
  }

  private func starts(_ step: AnswerStep) -> Bool {
    switch step {
    case .refusedGate: isApprovedAndHere
    case .approvedAcademy, .refusedAcademy:
      status == .toValidateAcademy || status == .validated && act.concernsAccount
    case .transmitted: !status.hasLeft
    case .failed: isApprovedAndHere
    case .expired: !status.hasLeft && !status.isFinal
    case .acknowledged: status == .transmitted
    case .inTreatment: status == .transmitted || status == .acknowledged
    case .noAnswer: status.awaitsAnswer
    case .decided: status.awaitsAnswer || status == .noAnswer || status == .contested
    case .contested: status == .decided || status == .noAnswer
    case .rectified: status.hasLeft
    case .closed: status == .decided || status == .noAnswer || status == .contested
    }
  }

  /// Takes a school's step in, which starts here.
  mutating func apply(_ step: ReportStep, of event: ReportEvent) {
    switch step {
    case .submitted:
      status = .toValidateHead
      submittedBy = event.by
      approvalAtSchool = nil
      approvalAtAcademy = nil
    case .approvedHead:
      approvalAtSchool = Approval(event)
      switch event.reach {
      case .here: status = .validated
      case .centre: status = act.concernsAccount ? .toValidateAcademy : .toTransmit
      }
    case .refusedHead: status = .refused
    case .withdrawn: status = .withdrawn
    case .contested: status = .contested
    }
  }

  /// Takes the centre's step in, which starts here.
  mutating func apply(_ step: AnswerStep, of event: ReportEvent) {
    switch step {
    case .refusedGate, .refusedAcademy: status = .refused
    case .approvedAcademy:
      approvalAtAcademy = Approval(event)
      status = .toTransmit
    case .transmitted:
      status = .transmitted
      transmittedOn = event.on
    case .failed: status = .failed
    case .acknowledged: status = .acknowledged
    case .inTreatment: status = .inTreatment
    case .decided:
      status = .decided
      decidedOn = event.on
    case .noAnswer: status = .noAnswer
    case .contested: status = .contested
    case .rectified: isRectified = true
    case .closed: status = .closed
    case .expired: status = .expired
    }
  }
}
