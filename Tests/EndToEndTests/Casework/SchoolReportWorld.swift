import CaseModel
import CaseRules
import CentralHub
import RecordModel
import SchoolReplica

/// A case of one school with a content and an account, and the registry of channels.
struct SchoolReportWorld {
  let world: CaseworkWorld
  let replica: Replica
  let record: RecordID
  let content: RecordID
  let account: RecordID
  let today: CalendarDay

  init() async throws {
    world = try await CaseworkWorld()
    today = CalendarDay(daysSince1970: Int32(world.clock.now / 86_400_000))
    for (place, channel) in ChannelSeed.channels(on: today).enumerated() {
      _ = try await world.hub.put(
        channel, position: Int64(place), by: Member(login: "dgesco", role: .ministry))
    }
    replica = try await world.enrolled()
    record = try await replica.add(
      [.reported([.openedOn: .date(today.daysSince1970 - 30)])], author: "cpe@team")
    try await world.sync(replica)
    account = try await replica.addParts(
      [RecordDraft(.account, values: [2: .text("instagram"), 3: .text("compte_fictif")])],
      to: record, author: "cpe@team", on: today
    ).record
    content = try await replica.addParts(
      [
        RecordDraft(
          .content,
          values: [
            2: .text("instagram"), 3: .text("https://reseau.test/p/1"),
            5: .text("cyber_harassment"), 9: .reference(account),
          ])
      ], to: record, author: "cpe@team", on: today
    ).record
    _ = try await replica.addParts(
      [RecordDraft(.familyContact, values: [7: .text("given")])], to: record, author: "cpe@team",
      on: today)
  }

  /// A report that lacks nothing.
  func whole(
    _ act: ReportAct, channel: String? = nil, leaving left: ReportField? = nil
  ) -> [UInt8: FieldValue] {
    var values: [UInt8: FieldValue] = [
      ReportField.act.rawValue: .text(act.rawValue),
      ReportField.reasons.rawValue: .text("Publications humiliantes et répétées."),
      ReportField.goodFaith.rawValue: .boolean(true),
      ReportField.notifier.rawValue: .text(#"["Collège d'essai","ce@college.test"]"#),
      ReportField.contact.rawValue: .text("Vie scolaire, 01 00 00 00 00"),
      ReportField.legalBasis.rawValue: .text(#"["agreement",null,null]"#),
    ]
    values[ReportField.channel.rawValue] = channel.map { .text($0) }
    if let left { values[left.rawValue] = nil }
    return values
  }

  func prepare(
    _ values: [UInt8: FieldValue], author: String = "cpe@team"
  ) async throws -> ReportFile {
    try await replica.prepareReport(
      values, targets: [ReportTarget(content: content)], in: record, author: author, on: today
    ).report
  }

  func take(_ step: ReportStep, _ name: String, by author: String) async throws -> ReportFile {
    try await replica.take(
      step, with: try await replica.findReport(name), comment: nil, author: author, on: today
    ).report
  }

  func qualify() async throws {
    _ = try await replica.changeCase(
      record,
      values: [
        CaseField.qualification.rawValue: .text(
          CompositeValue(["substantiated", "head_decision", today.description, "chef"]).text)
      ], author: "chef@head", on: today)
  }

  /// The gates that refuse something.
  func refusals(_ body: () async throws -> Void) async -> [Gate]? {
    do {
      try await body()
      return nil
    } catch CaseworkError.gates(let answers) {
      return answers.refusals.map(\.gate)
    } catch { return nil }
  }
}
