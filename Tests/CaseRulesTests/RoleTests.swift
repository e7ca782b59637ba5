import CaseModel
import CaseRules
import RecordModel
import TestInput
import Testing

@Suite struct `A role` {
  private static let all = FieldSet(bits: .max)

  @Test func `is read from an author, and only when it is one`() {
    #expect(MemberRole(author: "cpe@team") == .team)
    #expect(MemberRole(author: "cpe@college@head") == .head)
    for author in ["", "cpe", "cpe@", "cpe@boss", "cpe@HEAD", "team", "cpe@\u{301}team"] {
      #expect(MemberRole(author: author) == nil, "\(author)")
    }
    #expect(MemberRole.login(of: "cpe@college@head") == "cpe@college")
    #expect(MemberRole.login(of: "cpe@boss") == "cpe@boss")
    #expect(Member(author: "cpe@team") == Member(login: "cpe", role: .team))
    #expect(Member(login: "CPE@team", role: nil).isSamePerson(as: Member(author: "cpe@head")))
  }

  /// The kinds each role writes whole; kinds it writes in part are in the next test.
  static let whole: [(MemberRole, [CaseKind])] = [
    (.declarant, [.person, .role, .fact, .note]),
    (
      .team,
      [
        .person, .role, .fact, .note, .review, .interview, .assessment, .meeting, .familyContact,
        .account, .content, .evidence, .report, .reportItem, .reportStep, .referral, .transfer,
        .task, .erasureRequest,
      ]
    ),
    (
      .head,
      [
        .case, .person, .role, .fact, .measure, .note, .review, .interview, .assessment, .meeting,
        .familyContact, .account, .content, .evidence, .report, .reportItem, .reportStep,
        .referral, .transfer, .approval, .task, .rightsRequest, .hold, .erasureRequest,
      ]
    ),
    (.health, [.review, .task, .healthNote]), (.ien, []), (.referent, [.reportAnswer]),
    (.academy, [.reportAnswer, .erasure]), (.ministry, [.reportAnswer, .erasure, .channel]),
    (.statistics, []), (.partner, [.reportAnswer]), (.auditor, []), (.operator, []),
  ]
  static let inPart: [MemberRole: Set<CaseKind>] = [
    .declarant: [.case], .team: [.case, .measure, .approval],
  ]

  @Test(arguments: whole)
  func `writes these kinds`(role: MemberRole, kinds: [CaseKind]) {
    for kind in CaseKind.allCases {
      let expected = kinds.contains(kind)
      #expect(
        WriteRules.mayWrite(author: "x@\(role.rawValue)", kind: kind.rawValue, fields: Self.all)
          == expected, "\(role) \(kind)")
      let some = !WriteRules.fields(of: kind, for: role).isEmpty
      #expect(some == (expected || Self.inPart[role]?.contains(kind) == true), "\(role) \(kind)")
    }
  }

  @Test func `does not decide what the head decides`() {
    func may(_ role: MemberRole, _ kind: CaseKind, _ field: UInt8) -> Bool {
      WriteRules.mayWrite(role: role, kind: kind.rawValue, fields: FieldSet([1, field]))
    }
    for (kind, field) in [
      (CaseKind.case, CaseField.qualification.rawValue),
      (.measure, MeasureField.sanction.rawValue), (.approval, ApprovalField.outcome.rawValue),
      (.case, CaseField.restricted.rawValue),
    ] {
      #expect(may(.head, kind, field) && !may(.team, kind, field), "\(kind)")
    }
    #expect(may(.team, .case, CaseField.status.rawValue))
    #expect(!may(.declarant, .case, CaseField.status.rawValue))
    #expect(may(.declarant, .case, CaseField.summary.rawValue))
    #expect(may(.declarant, .case, CaseField.forms.first))
  }

  @Test func `restricts nobody who has none, and no kind this build does not know`() {
    for author in ["", "cpe", "cpe@later"] {
      for kind in CaseKind.allCases {
        #expect(WriteRules.mayWrite(author: author, kind: kind.rawValue, fields: Self.all))
      }
    }
    #expect(WriteRules.mayWrite(author: "x@operator", kind: 9_999, fields: Self.all))
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `may write fields when it may write each of them`(seed: UInt64) {
    var dice = Dice(seed: seed)
    let role = MemberRole.allCases[dice.draw(below: MemberRole.allCases.count)]
    let kind = CaseKind.allCases[dice.draw(below: CaseKind.allCases.count)].rawValue
    let numbers = (0..<1 + dice.draw(below: 6)).map { _ in UInt8(dice.draw(below: 128)) }
    let whole = WriteRules.mayWrite(role: role, kind: kind, fields: FieldSet(numbers))
    let each = numbers.allSatisfy {
      WriteRules.mayWrite(role: role, kind: kind, fields: FieldSet([$0]))
    }
    #expect(whole == each)
  }

  @Test func `has these rights`() {
    var holders: [Right: Set<MemberRole>] = [:]
    for right in Right.allCases {
      holders[right] = Set(
        MemberRole.allCases.filter { $0.permission(for: right) == .granted })
    }
    let expected: [Right: Set<MemberRole>] = [
      .read: [.team, .head, .health, .ien, .referent, .academy],
      .readNominal: [.team, .head, .health], .readHealth: [.health], .export: [.head],
      .print: [.team, .head], .qualify: [.head], .approve: [.head, .academy], .selfApprove: [],
      .close: [.head], .reopen: [.head], .grantAccess: [.head], .answerRights: [.head],
      .transmit: [.ministry], .trackReports: [.referent, .academy, .ministry, .partner],
      .manageChannels: [.ministry], .approveErasure: [.academy, .ministry],
      .readCounts: [.ministry, .statistics], .seeChangeLog: [.team, .head, .auditor],
      .seeAccessLog: [.head, .auditor], .breakTheGlass: [], .operate: [.operator],
    ]
    #expect(holders == expected)
    for role in [MemberRole.ien, .referent, .academy] {
      #expect(role.permission(for: .readNominal) == .byGrant)
    }
    #expect(MemberRole.ministry.permission(for: .breakTheGlass) == .byGrant)
    #expect(MemberRole.operator.permission(for: .read) == .refused)
  }

  @Test func `can read no health note but the health staff's`() {
    for role in MemberRole.allCases where role != .health {
      #expect(role.permission(for: .readHealth) == .refused)
      #expect(WriteRules.fields(of: .healthNote, for: role).isEmpty)
    }
  }
}
