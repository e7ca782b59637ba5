import CaseRules
import TestInput
import Testing

@Suite struct `The events of a report` {
  private let approved: [ReportMove] = [.school(.submitted), .school(.approvedHead)]

  @Test func `lead a notice from draft to closed`() {
    let steps: [(ReportMove, ReportStatus)] = [
      (.school(.submitted), .toValidateHead), (.school(.approvedHead), .toTransmit),
      (.centre(.failed), .failed), (.centre(.transmitted), .transmitted),
      (.centre(.acknowledged), .acknowledged), (.centre(.inTreatment), .inTreatment),
      (.centre(.noAnswer), .noAnswer), (.school(.contested), .contested),
      (.centre(.decided), .decided), (.centre(.rectified), .decided), (.centre(.closed), .closed),
    ]
    for count in 1...steps.count {
      let progress = Trial.progress(.contentRemoval, steps.prefix(count).map(\.0))
      #expect(progress.status == steps[count - 1].1)
      #expect(progress.refused.isEmpty)
    }
  }

  @Test func `ask the académie about accounts only`() {
    #expect(Trial.progress(.accountClosure, approved).status == .toValidateAcademy)
    #expect(
      Trial.progress(.accountClosure, approved + [.centre(.approvedAcademy)]).status == .toTransmit)
    #expect(
      Trial.progress(.accountClosure, approved + [.centre(.refusedAcademy)]).status == .refused)
    let notice = Trial.progress(.contentRemoval, approved + [.centre(.approvedAcademy)])
    #expect(notice.status == .toTransmit && notice.refused.count == 1)
  }

  @Test func `say that an approval has not reached the centre yet`() {
    let events = Trial.events(approved).map {
      ReportEvent(order: $0.order, move: $0.move, on: $0.on, by: $0.by, reach: .here)
    }
    #expect(ReportProgress(act: .contentRemoval, after: events).status == .validated)
  }

  @Test func `let no school step call back what has left, wherever it sorts`() {
    let left = approved + [.centre(.transmitted)]
    for late in ReportStep.allCases.map(ReportMove.school) {
      let progress = Trial.progress(.contentRemoval, left + [late])
      #expect(progress.status == .transmitted)
      #expect(progress.refused.map(\.refusal) == [.alreadyLeft])
    }
    let early = Trial.progress(
      .contentRemoval, approved + [.school(.withdrawn), .centre(.transmitted)])
    #expect(early.status == .transmitted)
  }

  @Test func `block a report when one computer approved and another refused`() {
    for moves: [ReportMove] in [
      approved + [.school(.refusedHead)],
      [.school(.submitted), .school(.refusedHead), .school(.approvedHead)],
    ] {
      #expect(Trial.progress(.contentRemoval, moves).status == .refused)
    }
  }

  @Test func `forget approvals when a refused report is submitted again`() {
    let again = Trial.progress(
      .accountClosure, approved + [.centre(.refusedGate), .school(.submitted)])
    #expect(again.status == .toValidateHead)
    #expect(again.approvalAtSchool == nil && again.approvalAtAcademy == nil)
  }

  @Test func `need a person, and a role that may`() {
    var progress = ReportProgress(act: .accountClosure)
    #expect(
      progress.refusal(of: .school(.submitted), by: Member(login: " ", role: .team))
        == .nobodyNamed)
    for role in MemberRole.allCases {
      let allowed = role == .team || role == .head
      let refusal = progress.refusal(of: .school(.submitted), by: Member(login: "x", role: role))
      #expect(refusal == (allowed ? nil : .notThisRole))
      #expect(progress.moves(for: role).contains(.school(.submitted)) == allowed)
    }
    progress = Trial.progress(.accountClosure, approved)
    let same = Member(login: "PRINCIPAL", role: .academy)
    #expect(progress.refusal(of: .centre(.approvedAcademy), by: same) == .selfApproval)
    #expect(progress.refusal(of: .centre(.approvedAcademy), by: Trial.academy) == nil)
  }

  @Test func `of the centre count without a role, but for approvals`() {
    let nobody = Member(login: "agent", role: nil)
    func event(_ place: Int, _ step: AnswerStep) -> ReportEvent {
      ReportEvent(order: Trial.order(place), move: .centre(step), on: nil, by: nobody)
    }
    let sent = ReportProgress(
      act: .contentRemoval, after: Trial.events(approved) + [event(5, .transmitted)])
    #expect(sent.status == .transmitted)
    let unapproved = ReportProgress(
      act: .accountClosure, after: Trial.events(approved) + [event(5, .approvedAcademy)])
    #expect(unapproved.status == .toValidateAcademy)
  }
}
