import CaseModel
import CaseRules
import RecordModel
import SchoolReplica
import Testing

/// Each gate at a school's computer: an act that it refuses, and the same act once nothing stands in its way.
@Suite struct `Each gate at a school` {
  /// Counts are made at the centre only, so that G14 has nothing to refuse here.
  static let gates = Gate.allCases.filter { $0 != .noRanking }

  @Test(arguments: gates)
  func `refuses what it is there for, records nothing, and lets the rest pass`(gate: Gate)
    async throws
  {
    let here = try await SchoolReportWorld()
    let trial = GateTrial(here: here)
    try await trial.setUp(gate)
    let before = try await here.replica.status().changeCount
    let refused = await here.refusals { try await trial.attempt(gate, isFaulty: true) }
    #expect(refused?.contains(gate) == true, "\(gate) said \(String(describing: refused))")
    let drafts: UInt64 = gate == .notice || gate == .minimum || gate == .courtOrder ? 1 : 0
    #expect(try await here.replica.status().changeCount == before + drafts)
    try await trial.mend(gate)
    try await trial.attempt(gate, isFaulty: false)
    #expect(try await here.replica.status().changeCount > before + drafts)
  }
}

/// What is tried of each gate.
private struct GateTrial {
  let here: SchoolReportWorld
  private let team = "cpe@team"
  private let head = "chef@head"

  func setUp(_ gate: Gate) async throws {
    switch gate {
    case .suspicion: try await qualify("unfounded")
    case .prosecutor, .declaration:
      for status in ["analysis", "treatment", "follow_up"] { try await move(to: status, by: team) }
      try await qualify("suspected")
      if gate == .prosecutor { try await declare() } else { try await tellProsecutor() }
    case .names, .authorRole: try await add(.person, [2: .text("Fictivier"), 3: .text("Zoé")])
    case .minorSexualImage:
      try await add(
        .content,
        [2: .text("facebook"), 3: .text("https://reseau.test/p/9"), 5: .text("minor_sexual_image")])
    case .channel, .accountAct, .notice, .courtOrder, .legalBasis, .minimum, .humanDecision,
      .noRanking:
      break
    }
  }

  func attempt(_ gate: Gate, isFaulty: Bool) async throws {
    switch gate {
    case .channel: try await prepare(.contentRemoval, channel: isFaulty ? "whatsapp_direct" : nil)
    case .accountAct: try await prepare(.accountClosure)
    case .suspicion: try await prepare(.contentRemoval)
    case .notice: try await submit(.contentRemoval, leaving: isFaulty ? .reasons : nil)
    case .courtOrder: try await submit(.courtOrder, leaving: isFaulty ? .court : nil)
    case .minorSexualImage:
      let content = try await part(.content)
      _ = try await here.replica.prepareReport(
        here.whole(
          .contentRemoval, channel: isFaulty ? ChannelSeed.facebook : ChannelSeed.eEnfance),
        targets: [ReportTarget(content: content)], in: here.record, author: team, on: here.today)
    case .prosecutor, .declaration: try await move(to: "closed", by: head)
    case .legalBasis:
      try await add(
        .referral, [2: .text("crip"), 5: .text(#"["agreement",null,null]"#)],
        leaving: isFaulty ? 5 : nil)
    case .minimum: try await submit(.contentRemoval, leaving: isFaulty ? .contact : nil)
    case .names:
      let text = isFaulty ? "Zoé Fictivier est visée." : "Z. F. est visée."
      _ = try await here.replica.changeCase(
        here.record, values: [CaseField.summary.rawValue: .text(text)], author: team, on: here.today
      )
    case .authorRole:
      try await add(
        .role, [2: .reference(part(.person)), 3: .text("author")])
    case .humanDecision:
      try await add(.referral, [2: .text("nurse")], by: isFaulty ? "prof@declarant" : team)
    case .noRanking: break
    }
  }

  /// What makes the refused act rightful, where the act itself stays the same.
  func mend(_ gate: Gate) async throws {
    switch gate {
    case .accountAct, .authorRole: try await here.qualify()
    case .suspicion: try await qualify("suspected")
    case .prosecutor: try await tellProsecutor()
    case .declaration: try await declare()
    case .channel, .notice, .courtOrder, .minorSexualImage, .legalBasis, .minimum, .names,
      .humanDecision, .noRanking:
      break
    }
  }

  private func prepare(_ act: ReportAct, channel: String? = nil) async throws {
    _ = try await here.prepare(here.whole(act, channel: channel))
  }

  private func submit(_ act: ReportAct, leaving left: ReportField?) async throws {
    let court = try CompositeValue([
      "TJ 26/1", here.today.description, here.today.description,
      here.today.adding(days: 30).description,
    ])
    let channel = act == .courtOrder ? ChannelSeed.prosecutor : nil
    var values = here.whole(act, channel: channel, leaving: left)
    if act == .courtOrder, left != .court {
      values[ReportField.court.rawValue] = .text(court.text)
    }
    let draft = try await here.prepare(values)
    _ = try await here.take(.submitted, draft.name, by: team)
  }

  /// The last part of a kind that was added to the case.
  private func part(_ kind: CaseKind) async throws -> RecordID {
    try #require(try await here.replica.caseFile(here.record).parts(kind).last).record
  }

  @discardableResult
  private func add(
    _ kind: CaseKind, _ values: [UInt8: FieldValue], leaving left: UInt8? = nil,
    by author: String? = nil
  ) async throws -> RecordID {
    var values = values
    if let left { values[left] = nil }
    return try await here.replica.addParts(
      [RecordDraft(kind, values: values)], to: here.record, author: author ?? team, on: here.today
    ).record
  }

  private func qualify(_ code: String) async throws {
    let value = try CompositeValue([code, "head_decision", here.today.description, "chef"])
    _ = try await here.replica.changeCase(
      here.record, values: [CaseField.qualification.rawValue: .text(value.text)], author: head,
      on: here.today)
  }

  private func move(to status: String, by author: String) async throws {
    _ = try await here.replica.changeCase(
      here.record,
      values: [CaseField.status.rawValue: .text(#"["\#(status)",null,null]"#)], author: author,
      on: here.today)
  }

  private func declare() async throws {
    let value = try CompositeValue(["FE-1", here.today.description])
    _ = try await here.replica.changeCase(
      here.record, values: [CaseField.declaration.rawValue: .text(value.text)], author: head,
      on: here.today)
  }

  private func tellProsecutor() async throws {
    try await add(
      .referral, [2: .text("prosecutor"), 5: .text(#"["legal_duty",null,null]"#)], by: head)
  }
}
