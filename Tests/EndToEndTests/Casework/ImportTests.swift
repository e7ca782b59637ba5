import CaseModel
import CaseRules
import Foundation
import SchoolDirectory
import RecordModel
import SchoolReplica
import Testing

@Suite struct `Importing JSON Lines` {
  private let today = CalendarDay(daysSince1970: 20_780)

  @Test func `gives back the same values as were exported`() async throws {
    let world = try await CaseworkWorld()
    let (first, second) = (try world.computer(), try world.computer())
    var samples = SampleCases(
      seed: 7, school: try UAI(parsing: "0751234J"), firstDay: CalendarDay(daysSince1970: 20_700))
    for _ in 0..<20 {
      let batch = samples.next()
      let drafts = batch.map { sample in
        var draft = RecordDraft(sample.kind, values: [:])
        for entry in sample.entries {
          switch entry.content {
          case .value(let value): draft.values[entry.number] = value
          case .record(let place): draft.places[entry.number] = place
          }
        }
        return draft
      }
      _ = try await first.add(drafts, author: "CPE")
    }
    let paths = (first: world.folder + "/1.jsonl", second: world.folder + "/2.jsonl")
    let exported = try await first.exportRecords(path: paths.first)
    let report = try await second.importRecords(path: paths.first, author: "CPE", on: today)
    #expect(report.addedCount == exported.recordCount)
    #expect(report.badCount == 0)
    _ = try await second.exportRecords(path: paths.second)
    #expect(try withoutIDs(paths.first) == withoutIDs(paths.second))
    let again = try await first.importRecords(path: paths.first, author: "CPE", on: today)
    #expect(again.unchangedCount == exported.recordCount)
    #expect(again.addedCount + again.changedCount == 0)
  }

  private func withoutIDs(_ path: String) throws -> [String] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let id = /[0-9a-f]{32}\.[0-9]+\.[0-9]+/
    return text.split(separator: "\n").map { String($0.replacing(id, with: "ID")) }.sorted()
  }

  @Test func `records the good lines and numbers the bad ones`() async throws {
    let world = try await CaseworkWorld()
    let replica = try world.computer()
    let path = try world.file(
      #"{"kind":"case","id":"a","fields":{"opened_on":"2026-11-02"}}"#, "not json", "",
      #"{"kind":"zzz","id":"b","fields":{}}"#,
      #"{"kind":"note","id":"c","fields":{"case":"x","text":"t","written_on":"2026-11-02"}}"#,
      #"{"kind":"case","id":"a","fields":{"opened_on":"2026-11-02"}}"#,
      #"{"kind":"case","id":"d","fields":{"opened_on":"2026-11-02","gravity":9}}"#,
      #"{"kind":"case","id":"e","fields":{"opened_on":1}}"#,
      #"{"kind":"case","id":"f","fields":{"nothing":1}}"#,
      #"{"kind":"note","id":"g","fields":{"case":"a","text":"t","written_on":"2026-11-02"}}"#,
      String(repeating: "x", count: 2_000_000),
      #"{"kind":"note","id":"h","fields":{"case":"a","text":"u","written_on":"2026-11-02"}}"#)
    let report = try await replica.importRecords(path: path, author: "CPE", on: today)
    #expect(report.lineCount == 12)
    #expect(report.addedCount == 3)
    #expect(report.badLines.map(\.number) == [2, 4, 5, 6, 7, 8, 9, 11])
    #expect(
      report.badLines.map(\.problem) == [
        .notARecord, .unknownKind, .reference(kind: .note, field: 1), .idTwice,
        .invalid(kind: .case, [.outOfRange(CaseField.gravity.rawValue, 1...3)]),
        .value(kind: .case, field: CaseField.openedOn.rawValue, .wrongType), .unknownField,
        .tooLong,
      ])
    #expect(try await replica.verify())
  }

  @Test func `keeps each transaction to at most 200 records and to what a frame can carry`()
    async throws
  {
    let world = try await CaseworkWorld()
    let replica = try world.computer()
    let text = String(repeating: "é", count: 30_000)
    var lines = [#"{"kind":"case","id":"a","fields":{"opened_on":"2026-11-02"}}"#]
    for number in 0..<450 {
      let body = number < 20 ? text : "t"
      lines.append(
        #"{"kind":"note","id":"n\#(number)","fields":{"case":"a","text":"\#(body)","written_on":"2026-11-02"}}"#
      )
    }
    let path = world.folder + "/long.jsonl"
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let report = try await replica.importRecords(path: path, author: "CPE", on: today)
    #expect(report.addedCount == 451)
    #expect(try await replica.status().changeCount >= 12)
    try await world.enrol(replica)
    try await world.sync(replica)
  }

  /// A line that changes or makes a record.
  private func line(_ kind: String, _ id: String, _ fields: String) -> String {
    #"{"kind":"\#(kind)","id":"\#(id)","fields":{\#(fields)}}"#
  }

  @Test func `changes nothing of a case that is here but what a command would`() async throws {
    let school = try await SchoolReportWorld()
    let (replica, record, day) = (school.replica, school.record, school.today)
    let report = try await school.prepare(school.whole(.contentRemoval))
    _ = try await replica.addParts(
      [
        RecordDraft(.interview, values: [6: .text("a"), 7: .date(day.daysSince1970)]),
        RecordDraft(.referral, values: [2: .text("nurse")]),
        RecordDraft(.person, values: [2: .text("Exemple")]),
      ], to: record, author: "cpe@team", on: day)
    let file = try await replica.caseFile(record)
    func part(_ kind: CaseKind) throws -> RecordID { try #require(file.parts(kind).first).record }
    let own = #""case":"\#(record)""#
    let path = try school.world.file(
      line("interview", "\(try part(.interview))", #""text":"b""#),
      line("report", "\(report.view.record)", #""reasons":"b""#),
      line("referral", "\(try part(.referral))", #""status":["done",null,null]"#),
      line("case", "\(record)", #""status":["closed",null,null]"#),
      line("case", "\(record)", #""qualification":["suspected","head_decision",null,null]"#),
      line(
        "report_step", "s",
        own + #","report":"\#(report.view.record)","step":"approved_head","taken_on":"2026-01-05""#),
      line("referral", "r", own + #","kind":"crip""#),
      line("role", "q", own + #","person":"\#(try part(.person))","role":"author""#),
      line("case", "\(record)", #""gravity":2"#))
    let done = try await replica.importRecords(path: path, author: "cpe@team", on: day)
    #expect(done.badLines.map(\.number) == [1, 2, 3, 4, 5, 6, 7, 8])
    let problems = done.badLines.map(\.problem)
    #expect(
      problems.prefix(6) == [
        .refused(.signed), .refused(.bySteps(.report)), .refused(.bySteps(.referral)),
        .refused(.move(.notFromHere(status: "reported"))), .refused(.role(.case)),
        .refused(.bySteps(.reportStep)),
      ])
    for problem in problems.suffix(2) {
      guard case .refused(.gates) = problem else {
        Issue.record("\(problem)")
        continue
      }
    }
    #expect(done.changedCount == 1 && done.addedCount == 0)
    let stands = try await replica.caseFile(record).summary.view
    #expect(stands.values[CaseField.gravity.rawValue] == .integer(2))
  }

  @Test func `lets who only reports add to their own cases, and touch no other`() async throws {
    let world = try await CaseworkWorld()
    let owner = try await world.enrolled()
    let others = try await owner.add([.reported()], author: "cpe@team")
    let own = try await owner.add([.reported()], author: "prof@declarant")
    let replica = try Replica.open(
      in: owner.home, schema: CaseSchema.current, environment: owner.environment,
      reader: ReplicaReader(scope: .ownReports(login: "prof")) { _ in })
    let path = try world.file(
      line("note", "a", #""case":"\#(others)","text":"t","written_on":"2026-11-02""#),
      line("case", "\(others)", #""summary":"t""#),
      line("case", "\(own)", #""summary":"t""#),
      line("measure", "m", #""case":"\#(own)","kind":"protection""#),
      line("note", "b", #""case":"\#(own)","text":"t","written_on":"2026-11-02""#))
    let done = try await replica.importRecords(
      path: path, author: "prof@declarant", on: today)
    #expect(
      done.badLines.map(\.problem) == [
        .reference(kind: .note, field: 1), .refused(.role(.case)), .refused(.role(.case)),
        .refused(.role(.measure)),
      ])
    #expect(done.addedCount == 1 && done.changedCount == 0)
  }
}
