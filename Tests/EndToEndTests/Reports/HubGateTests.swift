import CaseModel
import CaseRules
import CentralHub
import RecordModel
import ReplicaStorage
import Testing

@Suite struct `The gates at the hub` {
  /// What is wrong with a report that arrives all the same, and the gate that must stop it.
  enum Fault: CaseIterable {
    case channelInDiscussion, notSubstantiated, nothingSuspected, noReasons, noGoodFaith, noCourt,
      minorImage
    case noLegalBasis, noContact, namesSomebody, changedSinceApproval

    var gate: Gate {
      switch self {
      case .channelInDiscussion: .channel
      case .notSubstantiated: .accountAct
      case .nothingSuspected: .suspicion
      case .noReasons, .noGoodFaith: .notice
      case .noCourt: .courtOrder
      case .minorImage: .minorSexualImage
      case .noLegalBasis: .legalBasis
      case .noContact: .minimum
      case .namesSomebody: .names
      case .changedSinceApproval: .humanDecision
      }
    }

    var act: ReportAct {
      switch self {
      case .notSubstantiated: .accountClosure
      case .noCourt: .courtOrder
      default: .contentRemoval
      }
    }

    var channel: String {
      switch self {
      case .channelInDiscussion: "whatsapp_direct"
      case .minorImage: ChannelSeed.facebook
      default: ChannelSeed.eEnfance
      }
    }

    /// The fields of the report that a careless or older program leaves like this.
    var fields: [UInt8: FieldValue] {
      switch self {
      case .noReasons: [ReportField.reasons.rawValue: .null]
      case .noGoodFaith: [ReportField.goodFaith.rawValue: .boolean(false)]
      case .noLegalBasis: [ReportField.legalBasis.rawValue: .null]
      case .noContact: [ReportField.contact.rawValue: .null]
      case .namesSomebody:
        [ReportField.reasons.rawValue: .text("Insultes contre Camille DUBREUIL.")]
      default: [:]
      }
    }

    /// What somebody changes once the head has approved the report.
    var change: [UInt8: FieldValue]? {
      guard self == .changedSinceApproval else { return nil }
      return [ReportField.reasons.rawValue: .text("Tout autre chose.")]
    }
  }

  private func arrived(_ fault: Fault, in world: ReportWorld) async throws -> String {
    let (file, known, account) = try world.makeCase()
    let (report, number) = try world.makeReport(
      file, fault.act, channel: fault.channel, content: known, account: account)
    if fault == .nothingSuspected { try world.qualify(file, as: .unfounded) }
    if !fault.fields.isEmpty {
      try world.change(report, .report, fault.fields, by: ReportWorld.team)
    }
    if fault == .minorImage {
      let content = try world.make(
        .content,
        [
          ContentField.case.rawValue: .reference(file),
          ContentField.platform.rawValue: .text("facebook"),
          ContentField.url.rawValue: .text("https://social.example/p/9"),
          ContentField.category.rawValue: .text("minor_sexual_image"),
        ])
      _ = try world.make(
        .reportItem,
        [
          ReportItemField.case.rawValue: .reference(file),
          ReportItemField.report.rawValue: .reference(report),
          ReportItemField.content.rawValue: .reference(content),
        ])
    }
    try world.step(.submitted, file, report, by: ReportWorld.team)
    try world.step(.approvedHead, file, report, by: ReportWorld.head)
    if let change = fault.change { try world.change(report, .report, change, by: ReportWorld.team) }
    try await world.school.sync(world.engine)
    if fault.act.concernsAccount {
      try await world.hub.answer(
        try await world.hub.report(numbered: number), .approvedAcademy, by: world.academy)
    }
    return number
  }

  @Test(arguments: Fault.allCases)
  func `stop a report that should never have been sent, and the school reads why`(fault: Fault)
    async throws
  {
    let world = try await ReportWorld()
    let number = try await arrived(fault, in: world)
    let box = Letterbox()
    do {
      _ = try await world.hub.transmit(
        try await world.hub.report(numbered: number), by: world.officer
      ) { _ in box }
      Issue.record("it left")
    } catch ReportError.gates(let answers) {
      #expect(answers.contains { $0.gate == fault.gate && $0.isRefused })
    }
    #expect(await box.parcels.isEmpty)
    #expect(try await world.school.sync(world.engine).isProvedEqual == true)
    #expect(try await world.hub.report(numbered: number).status == .refused)
  }

  /// The centre only acts on reports and counts: a case is closed and a role given at the school, where G7, G8 and G12
  /// refuse (`SchoolGateTests`); here G7 and G8 tell whoever transmits what is still owed.
  @Test func `are all here but those whose act is the school's alone`() {
    let told: Set<Gate> = [.prosecutor, .declaration]
    let counts: Set<Gate> = [.noRanking]
    #expect(
      Set(Fault.allCases.map(\.gate)).union(told).union(counts)
        == Set(Gate.allCases).subtracting([
          .authorRole
        ]))
  }

  @Test func `tell whoever transmits what the school still owes, until it is done`() async throws {
    let world = try await ReportWorld()
    let (file, _, number) = try world.makeApprovedReport(
      .contentRemoval, channel: ChannelSeed.eEnfance)
    try world.qualify(file, as: .suspected)
    try await world.school.sync(world.engine)
    func advised() async throws -> [Gate] {
      let report = try await world.hub.report(numbered: number)
      let channel = try await world.hub.channels().first { $0.facts.code == ChannelSeed.eEnfance }
      return Gates.mayTransmit(
        report.facts, by: world.officer, in: report.caseFacts, through: channel?.facts,
        on: world.hub.today
      ).filter { $0.verdict == .advised }.map(\.gate)
    }
    #expect(try await advised() == [.prosecutor, .declaration])
    try world.change(
      file, .case,
      [CaseField.declaration.rawValue: .text(#"["FE-1","\#(world.hub.today)"]"#)],
      by: ReportWorld.head)
    _ = try world.make(
      .referral,
      [
        ReferralField.case.rawValue: .reference(file),
        ReferralField.kind.rawValue: .text("prosecutor"),
        ReferralField.sentOn.rawValue: .date(world.hub.today.daysSince1970),
      ], by: ReportWorld.head)
    try await world.school.sync(world.engine)
    #expect(try await advised().isEmpty)
  }

  @Test(arguments: ReportAct.allCases)
  func `stop nothing when nothing is wrong`(act: ReportAct) async throws {
    let world = try await ReportWorld()
    let (file, content, account) = try world.makeCase()
    let isOrder = act == .courtOrder
    let (report, number) = try world.makeReport(
      file, act, channel: isOrder ? ChannelSeed.prosecutor : ChannelSeed.eEnfance, content: content,
      account: account)
    if act.concernsAccount { try world.substantiate(file) }
    if isOrder {
      let day = world.hub.today.description
      try world.change(
        report, .report,
        [ReportField.court.rawValue: .text(#"["TJ 26/1","\#(day)","\#(day)","\#(day)"]"#)],
        by: ReportWorld.team)
    }
    try world.step(.submitted, file, report, by: ReportWorld.team)
    try world.step(.approvedHead, file, report, by: ReportWorld.head)
    try await world.school.sync(world.engine)
    if act.concernsAccount {
      try await world.hub.answer(
        try await world.hub.report(numbered: number), .approvedAcademy, by: world.academy)
    }
    let box = Letterbox()
    _ = try await world.hub.transmit(
      try await world.hub.report(numbered: number), by: world.officer
    ) { _ in box }
    #expect(await box.parcels.count == 1)
  }
}
