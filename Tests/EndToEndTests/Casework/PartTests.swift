import CaseModel
import CaseRules
import Foundation
import RecordModel
import SchoolReplica
import Testing

@Suite struct `A part of a case` {
  private let today = CalendarDay(daysSince1970: 20_780)

  private func started() async throws -> (world: CaseworkWorld, replica: Replica, record: RecordID)
  {
    let world = try await CaseworkWorld()
    let replica = try await world.enrolled()
    return (world, replica, try await replica.add([.reported()], author: "cpe@team"))
  }

  @Test func `of every kind that people fill in is recorded, found and shown`() async throws {
    let (_, replica, record) = try await started()
    let drafts: [RecordDraft] = [
      RecordDraft(.person, values: [2: .text("Exemple")]),
      RecordDraft(.fact, values: [6: .text("mot-fact")]),
      RecordDraft(.assessment, values: [7: .text("mot-assessment")]),
      RecordDraft(.interview, values: [6: .text("mot-interview")]),
      RecordDraft(.familyContact, values: [6: .text("mot-family")]),
      RecordDraft(.meeting, values: [2: .text("council"), 6: .text("mot-meeting")]),
      RecordDraft(.measure, values: [2: .text("protection"), 7: .text("mot-measure")]),
      RecordDraft(.account, values: [2: .text("instagram"), 3: .text("mot-account")]),
      RecordDraft(
        .content, values: [2: .text("instagram"), 3: .text("https://x.test/mot-content")]),
      RecordDraft(.evidence, values: [2: .text("00"), 7: .text("mot-evidence")]),
      RecordDraft(.task, values: [2: .text("custom"), 3: .date(20_790), 6: .text("mot-task")]),
      RecordDraft(.referral, values: [2: .text("nurse"), 4: .text("mot-referral")]),
      RecordDraft(.note, values: [4: .text("mot-note")]),
    ]
    for draft in drafts {
      _ = try await replica.addParts([draft], to: record, author: "cpe@team", on: today)
    }
    let file = try await replica.caseFile(record)
    #expect(Set(file.parts.map(\.kind)) == Set(drafts.map(\.kind.rawValue)))
    for draft in drafts.dropFirst() {
      let word = try #require(
        draft.values.values.compactMap { value -> String? in
          guard case .text(let text) = value, let place = text.range(of: "mot-") else { return nil }
          return String(text[place.lowerBound...])
        }.first)
      #expect(try await replica.search([word]).count == 1, "\(word)")
    }
    let interview = try #require(file.parts(.interview).first)
    #expect(interview.day(InterviewField.heldOn) == today)
    #expect(interview.text(InterviewField.interviewer) == "cpe")
  }

  @Test func `keeps its number when others arrive, and is found by it or by its words`()
    async throws
  {
    let (world, replica, record) = try await started()
    let other = try await world.enrolled()
    for name in ["Exemple", "Modèle"] {
      _ = try await replica.addParts(
        [RecordDraft(.person, values: [2: .text(name)])], to: record, author: "cpe", on: today)
    }
    try await world.sync(replica, other)
    let before = try await replica.caseFile(record)
    for place in 0..<20 {
      _ = try await other.addParts(
        [RecordDraft(.person, values: [2: .text("Autre \(place)")])], to: record, author: "cpe",
        on: today)
    }
    try await world.sync(other, replica)
    let after = try await replica.caseFile(record)
    let here = try await other.caseFile(record)
    for part in before.parts {
      let number = try #require(after.numbers.number(of: part.record))
      #expect(here.numbers.number(of: part.record) == number)
      #expect(try after.part(named: "\(number)", among: [.person]).record == part.record)
    }
    #expect(
      try after.part(named: "MODELE", among: [.person]).text(PersonField.lastName) == "Modèle")
    #expect(throws: CaseworkError.noSuchPart) { try after.part(named: "absent", among: [.person]) }
    #expect(throws: CaseworkError.noSuchPart) { try after.part(named: " ", among: [.person]) }
    #expect(throws: CaseworkError.self) { try after.part(named: "autre", among: [.person]) }
  }

  @Test func `answers to the number it had before others came that would share it`() async throws {
    let (_, replica, record) = try await started()
    func many(_ kind: CaseKind, _ values: [UInt8: FieldValue], _ count: Int) async throws
      -> CaseFile
    {
      let drafts = Array(repeating: RecordDraft(kind, values: values), count: count)
      _ = try await replica.addParts(drafts, to: record, author: "cpe", on: today)
      return try await replica.caseFile(record)
    }
    let before = try await many(.account, [2: .text("instagram")], 100)
    var changedCount = 0
    // Names of records are drawn, and so are numbers: one round of persons may share none with the accounts.
    for _ in 0..<5 where changedCount == 0 {
      let after = try await many(.person, [2: .text("Exemple")], 200)
      for account in before.parts(.account) {
        let number = try #require(before.numbers.number(of: account.record))
        #expect(try after.part(named: "\(number)", among: [.account]).record == account.record)
        guard after.numbers.number(of: account.record) != number else { continue }
        changedCount += 1
        #expect(throws: CaseworkError.self) {
          try after.part(named: "\(number)", among: [.account, .person])
        }
      }
    }
    #expect(changedCount > 0)
  }

  @Test func `that is written once is not changed, by hand or by an import`() async throws {
    let (world, replica, record) = try await started()
    _ = try await replica.addParts(
      [
        RecordDraft(.note, values: [4: .text("a")]),
        RecordDraft(.interview, values: [6: .text("b")]),
      ], to: record, author: "cpe", on: today)
    let file = try await replica.caseFile(record)
    let note = try #require(file.parts(.note).first)
    let interview = try #require(file.parts(.interview).first)
    await #expect(throws: CaseworkError.writtenOnce(.note)) {
      try await replica.editPart(
        note, of: record, values: [4: .text("c")], author: "cpe", on: today)
    }
    let signed = try await replica.editPart(
      interview, of: record, values: [7: .date(20_780)], author: "cpe", on: today)
    #expect(signed == .recorded(interview.record))
    let after = try #require(try await replica.caseFile(record).part(interview.record))
    await #expect(throws: CaseworkError.signed) {
      try await replica.editPart(
        after, of: record, values: [6: .text("c")], author: "cpe", on: today)
    }
    let path = try world.file(
      #"{"kind":"note","id":"\#(note.record)","fields":{"text":"c"}}"#,
      #"{"kind":"note","id":"\#(note.record).x","fields":{"text":"c"}}"#,
      #"{"kind":"channel","id":"z","fields":{"code":"x","status":["signed",null,null,null]}}"#)
    let report = try await replica.importRecords(path: path, author: "cpe", on: today)
    #expect(report.badLines.first?.problem == .notChanged(.note))
    #expect(report.badLines.last?.problem == .notChanged(.channel))
    #expect(report.changedCount == 0)
  }

  @Test func `goes out and comes back with what it refers to`() async throws {
    let (world, replica, record) = try await started()
    let person = try await replica.addParts(
      [RecordDraft(.person, values: [2: .text("Exemple")])], to: record, author: "cpe", on: today)
    let account = try await replica.addParts(
      [
        RecordDraft(
          .account, values: [2: .text("instagram"), 5: .reference(person.record)])
      ], to: record, author: "cpe", on: today)
    _ = try await replica.addParts(
      [
        RecordDraft(
          .content, values: [2: .text("instagram"), 9: .reference(account.record)])
      ], to: record, author: "cpe", on: today)
    try await replica.requestErasure(
      of: record, ground: "request", reason: nil, author: "cpe", on: today)
    try await replica.approveErasure(of: record, comment: nil, author: "chef", on: today)
    let path = world.folder + "/all.jsonl"
    let exported = try await replica.exportRecords(path: path)
    let other = try world.computer()
    let report = try await other.importRecords(path: path, author: "cpe", on: today)
    #expect(report.badCount == 0)
    #expect(report.addedCount == exported.recordCount)
    let again = try await replica.importRecords(path: path, author: "cpe", on: today)
    #expect(again.unchangedCount == exported.recordCount)
  }

  @Test func `is refused when the author's role may not write it, and nothing is recorded`()
    async throws
  {
    let (_, replica, record) = try await started()
    let before = try await replica.status().changeCount
    await #expect(throws: CaseworkError.role(.measure)) {
      try await replica.addParts(
        [RecordDraft(.measure, values: [2: .text("sanction"), 3: .text("warning")])], to: record,
        author: "cpe@team", on: today)
    }
    await #expect(throws: CaseworkError.role(.interview)) {
      try await replica.addParts(
        [RecordDraft(.interview, values: [6: .text("a")])], to: record, author: "prof@declarant",
        on: today)
    }
    let qualification = CaseField.qualification.rawValue
    await #expect(throws: CaseworkError.role(.case)) {
      try await replica.changeCase(
        record,
        values: [qualification: .text(#"["suspected","head_decision","2026-11-23","x"]"#)],
        author: "cpe@team", on: today)
    }
    #expect(try await replica.status().changeCount == before)
  }

  @Test func `never calls anybody an author before harassment is substantiated`() async throws {
    let (_, replica, record) = try await started()
    let person = try await replica.addParts(
      [RecordDraft(.person, values: [2: .text("Exemple")])], to: record, author: "chef@head",
      on: today)
    func give(_ role: String) async throws {
      _ = try await replica.addParts(
        [
          RecordDraft(.role, values: [2: .reference(person.record), 3: .text(role)])
        ], to: record, author: "chef@head", on: today)
    }
    try await give("alleged_author")
    await #expect(throws: CaseworkError.self) { try await give("author") }
    _ = try await replica.changeCase(
      record,
      values: [
        CaseField.qualification.rawValue: .text(
          #"["substantiated","head_decision","2026-11-23","chef"]"#)
      ], author: "chef@head", on: today)
    try await give("author")
  }

  @Test func `that goes by steps of its own is not changed field by field`() async throws {
    let (_, replica, record) = try await started()
    let referral = try await replica.addParts(
      [RecordDraft(.referral, values: [2: .text("nurse")])], to: record, author: "cpe@team",
      on: today)
    let approval = try await replica.requestApproval(
      of: record, kind: "closure", in: record, author: "cpe@team", on: today)
    func edit(_ part: RecordID, _ values: [UInt8: FieldValue], by author: String) async throws {
      let view = try #require(try await replica.caseFile(record).part(part))
      _ = try await replica.editPart(view, of: record, values: values, author: author, on: today)
    }
    await #expect(throws: CaseworkError.bySteps(.approval)) {
      try await edit(
        approval, [ApprovalField.outcome.rawValue: .text(#"["approved",null,"x",null]"#)],
        by: "chef@head")
    }
    let done = FieldValue.text(#"["done",null,null]"#)
    await #expect(throws: CaseworkError.bySteps(.referral)) {
      try await edit(referral.record, [ReferralField.status.rawValue: done], by: "cpe@team")
    }
    await #expect(throws: CaseworkError.bySteps(.referral)) {
      try await replica.addParts(
        [RecordDraft(.referral, values: [2: .text("nurse"), ReferralField.status.rawValue: done])],
        to: record, author: "cpe@team", on: today)
    }
    await #expect(throws: CaseworkError.bySteps(.report)) {
      try await replica.addParts(
        [RecordDraft(.report, values: [2: .text("content_removal")])], to: record,
        author: "cpe@team", on: today)
    }
    try await edit(referral.record, [4: .text("autre raison")], by: "cpe@team")
  }

  @Test func `is put to the gates when it is changed as when it is made`() async throws {
    let (_, replica, record) = try await started()
    let referral = try await replica.addParts(
      [RecordDraft(.referral, values: [2: .text("nurse")])], to: record, author: "cpe@team",
      on: today)
    let content = try await replica.addParts(
      [
        RecordDraft(
          .content, values: [2: .text("instagram"), 3: .text("https://x.test/1")])
      ], to: record, author: "cpe@team", on: today)
    func edit(_ part: RecordID, _ values: [UInt8: FieldValue]) async throws {
      let view = try #require(try await replica.caseFile(record).part(part))
      _ = try await replica.editPart(
        view, of: record, values: values, author: "cpe@team", on: today)
    }
    await #expect(throws: CaseworkError.self) {
      try await edit(referral.record, [2: .text("crip")])
    }
    try await edit(
      referral.record, [2: .text("crip"), 5: .text(#"["child_protection",null,null]"#)])
    await #expect(throws: CaseworkError.self) { try await edit(referral.record, [5: .null]) }
    try await edit(content.record, [5: .text("cyber_harassment")])
  }

  @Test func `begins in a case that begins where cases begin`() async throws {
    let (_, replica, _) = try await started()
    let status = CaseField.status.rawValue
    await #expect(throws: CaseworkError.move(.notFromHere(status: "reported"))) {
      try await replica.openCase(
        [CaseField.openedOn.rawValue: .date(20_780), status: .text(#"["closed",null,null]"#)],
        author: "cpe@team")
    }
    _ = try await replica.openCase(
      [CaseField.openedOn.rawValue: .date(20_780), status: .text(#"["reported",null,null]"#)],
      author: "cpe@team")
  }
}
