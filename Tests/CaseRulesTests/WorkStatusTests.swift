import CaseRules
import RecordModel
import TestInput
import Testing

@Suite struct `The status` {
  private func arrows<Status: WorkStatus>(_ type: Status.Type) -> [String: Set<String>] {
    var arrows: [String: Set<String>] = [:]
    for status in Status.allCases {
      arrows[status.rawValue] = Set(status.next.map(\.status.rawValue))
    }
    return arrows
  }

  @Test func `of a case moves along these arrows`() {
    #expect(
      arrows(CaseStatus.self) == [
        "reported": ["analysis"], "analysis": ["treatment", "dismissed"],
        "treatment": ["follow_up"], "follow_up": ["treatment", "closed"],
        "dismissed": ["reopened", "archived"], "closed": ["reopened", "archived"],
        "reopened": ["treatment"], "archived": [],
      ])
  }

  @Test func `of a referral, a transfer and an approval moves along these arrows`() {
    #expect(
      arrows(ReferralStatus.self) == [
        "in_progress": ["accepted", "rejected", "revoked"], "accepted": ["done", "revoked"],
        "done": [], "rejected": [], "revoked": [],
      ])
    #expect(
      arrows(TransferStatus.self) == [
        "in_progress": ["accepted", "rejected", "revoked"], "accepted": [], "rejected": [],
        "revoked": [],
      ])
    #expect(
      arrows(ApprovalStatus.self) == [
        "requested": ["approved", "rejected"], "approved": [], "rejected": [],
      ])
  }

  @Test func `of a case is closed, dismissed, reopened and archived by a head only`() {
    for status in CaseStatus.allCases {
      for (next, roles) in status.next {
        let isHeads = [.closed, .dismissed, .reopened, .archived].contains(next)
        #expect(roles == (isHeads ? [.head] : [.team, .head]))
      }
    }
  }

  @Test func `refuses where there is no arrow, without the role, or without a name`() {
    #expect(
      CaseStatus.reported.refusal(of: .closed, by: Trial.head) == .notFromHere(status: "reported"))
    #expect(CaseStatus.followUp.refusal(of: .closed, by: Trial.team) == .notThisRole)
    #expect(CaseStatus.followUp.refusal(of: .closed, by: Trial.head) == nil)
    #expect(
      CaseStatus.followUp.refusal(of: .closed, by: Member(login: "", role: .head)) == .nobodyNamed)
    #expect(CaseStatus.followUp.moves(for: .team) == [.treatment])
  }

  @Test func `of an approval is not decided by whoever asked`() {
    let requested = ApprovalStatus.requested
    #expect(requested.refusal(of: .approved, by: Trial.head, requestedBy: Trial.team) == nil)
    #expect(
      requested.refusal(of: .approved, by: Trial.head, requestedBy: Trial.head) == .selfApproval)
    #expect(requested.refusal(of: .rejected, by: Trial.head, requestedBy: Trial.head) == nil)
    #expect(
      requested.refusal(of: .approved, by: Trial.team, requestedBy: Trial.head) == .notThisRole)
  }

  @Test func `refusals are told in both languages`() {
    let refusals: [MoveRefusal] = [
      .notFromHere(status: "draft"), .alreadyLeft, .notThisRole, .nobodyNamed, .selfApproval,
    ]
    #expect(Set(refusals.map(\.sentence.french)).count == refusals.count)
    #expect(Set(refusals.map(\.sentence.english)).count == refusals.count)
  }
}
