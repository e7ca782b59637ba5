import CaseModel
import Foundation
import SchoolDirectory
import RecordModel
import SchoolReplica
import Testing

@Suite struct `Importing JSON Lines` {
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
    let report = try await second.importRecords(path: paths.first, author: "CPE")
    #expect(report.addedCount == exported.recordCount)
    #expect(report.badCount == 0)
    _ = try await second.exportRecords(path: paths.second)
    #expect(try withoutIDs(paths.first) == withoutIDs(paths.second))
    let again = try await first.importRecords(path: paths.first, author: "CPE")
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
    let report = try await replica.importRecords(path: path, author: "CPE")
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
    let report = try await replica.importRecords(path: path, author: "CPE")
    #expect(report.addedCount == 451)
    #expect(try await replica.status().changeCount >= 12)
    try await world.enrol(replica)
    try await world.sync(replica)
  }
}
