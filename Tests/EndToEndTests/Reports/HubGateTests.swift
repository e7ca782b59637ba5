import CaseModel
import CaseRules
import CentralHub
import RecordModel
import ReplicaStorage
import Testing

@Suite struct `The gates at the hub` {
  /// What is wrong with a report that arrives all the same, and the gate that must stop it.
  enum Fault: CaseIterable {
    case channelInDiscussion, notSubstantiated, noReasons, noGoodFaith, noCourt, minorImage
    case noLegalBasis, noContact, namesSomebody, changedSinceApproval

    var gate: Gate {
      switch self {
      case .channelInDiscussion: .channel
      case .notSubstantiated: .accountAct
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

  @Test func `stop nothing when nothing is wrong`() async throws {
    let world = try await ReportWorld()
    let (_, _, number) = try world.makeApprovedReport(
      .contentRemoval, channel: ChannelSeed.eEnfance)
    try await world.school.sync(world.engine)
    let box = Letterbox()
    _ = try await world.hub.transmit(
      try await world.hub.report(numbered: number), by: world.officer
    ) { _ in box }
    #expect(await box.parcels.count == 1)
  }
}
