import CaseModel
import CaseRules
import CaseTransfer
import Foundation
import RecordModel
import SchoolReplica
import Testing

@Suite struct `A transfer` {
  private func move(_ schools: TransferWorld, to status: String) async throws {
    let part = try #require(
      try await schools.sender.caseFile(schools.record).part(schools.transfer))
    _ = try await schools.sender.move(
      part, to: status, reason: nil, author: "chef@head", on: TransferWorld.day)
  }

  @Test func `is written by a head only, under way or accepted, and to another school`()
    async throws
  {
    let schools = try await TransferWorld()
    await #expect(throws: CaseworkError.move(.notThisRole)) {
      try await schools.written(by: "cpe@team")
    }
    try await move(schools, to: "accepted")
    _ = try await schools.written()
    for status in ["rejected", "revoked"] {
      let schools = try await TransferWorld()
      try await move(schools, to: status)
      await #expect(
        throws: TransferRefusal.notUnderWay(TransferStatus(rawValue: status) ?? .accepted)
      ) {
        try await schools.written()
      }
    }
    for school in [EngineWorld.school, "x", ""] {
      let values: [UInt8: FieldValue] = [TransferField.toSchool.rawValue: .text(school)]
      _ = try await schools.sender.edit(
        schools.transfer, kind: .transfer, values: values, author: "chef@head")
      await #expect(throws: TransferRefusal.noOtherSchool) { try await schools.written() }
    }
    await #expect(throws: CaseworkError.noSuchPart) {
      let part = try #require(try await schools.sender.caseFile(schools.record).parts(.fact).first)
      _ = try await schools.sender.writeTransfer(
        part, of: schools.record, to: schools.path(), author: "chef@head", on: TransferWorld.day)
    }
  }

  @Test func `is not written once its legal basis has gone`() async throws {
    let schools = try await TransferWorld()
    _ = try await schools.sender.edit(
      schools.transfer, kind: .transfer,
      values: [TransferField.legalBasis.rawValue: .text(#"["agreement","2026-11-20","chef"]"#)],
      author: "chef@head")
    _ = try await schools.written()
    _ = try await schools.sender.addParts(
      [RecordDraft(.familyContact, values: [7: .text("refused")])], to: schools.record,
      author: "chef@head", on: TransferWorld.day)
    let path = schools.path()
    let part = try #require(
      try await schools.sender.caseFile(schools.record).part(schools.transfer))
    do {
      _ = try await schools.sender.writeTransfer(
        part, of: schools.record, to: path, author: "chef@head", on: TransferWorld.day)
      Issue.record("a case left although the family refuses")
    } catch CaseworkError.gates(let answers) {
      #expect("\(answers)".contains("familyRefused"))
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `is judged as it stands, not as it was read before`() async throws {
    let schools = try await TransferWorld()
    let before = try #require(
      try await schools.sender.caseFile(schools.record).part(schools.transfer))
    _ = try await schools.sender.edit(
      schools.transfer, kind: .transfer,
      values: [TransferField.status.rawValue: .text(#"["revoked","2026-11-20",null]"#)],
      author: "chef@head")
    let path = schools.path()
    await #expect(throws: TransferRefusal.notUnderWay(.revoked)) {
      try await schools.sender.writeTransfer(
        before, of: schools.record, to: path, author: "chef@head", on: TransferWorld.day)
    }
    let other = try await schools.sender.add(
      [RecordDraft(.case, values: [CaseField.openedOn.rawValue: .date(20_780)])],
      author: "chef@head")
    await #expect(throws: CaseworkError.noSuchPart) {
      try await schools.sender.writeTransfer(
        before, of: other, to: path, author: "chef@head", on: TransferWorld.day)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `leaves an origin that nobody writes or clears by hand`() async throws {
    let schools = try await TransferWorld()
    let (path, code) = try await schools.written()
    let (record, _, _) = try await schools.read(path, code)
    let received = CaseField.received.rawValue
    for value in [FieldValue.null, .text(#"["0010001W",null,"x","2026-11-20"]"#)] {
      await #expect(throws: CaseworkError.originIsRead) {
        try await schools.receiver.changeCase(
          record, values: [received: value], author: "chef@head", on: TransferWorld.day)
      }
      await #expect(throws: CaseworkError.originIsRead) {
        try await schools.receiver.openCase([received: value], author: "chef@head")
      }
    }
  }

  @Test func `is a new file for its owner only, of another code each time`() async throws {
    let schools = try await TransferWorld()
    let (first, second) = (try await schools.written(), try await schools.written())
    #expect(first.code != second.code)
    let mode = try FileManager.default.attributesOfItem(atPath: first.path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let part = try #require(
      try await schools.sender.caseFile(schools.record).part(schools.transfer))
    await #expect(throws: RecordFileError.alreadyThere) {
      try await schools.sender.writeTransfer(
        part, of: schools.record, to: first.path, author: "chef@head", on: TransferWorld.day)
    }
    await #expect(throws: TransferError.wrongCode) {
      try await schools.read(first.path, second.code)
    }
    _ = try await schools.read(first.path, first.code)
  }

  @Test func `is read by the head of the school it is for, and by no other`() async throws {
    let schools = try await TransferWorld()
    let (path, code) = try await schools.written()
    await #expect(throws: TransferRefusal.forAnotherSchool(CaseworkWorld.otherSchool)) {
      try await schools.read(path, code, at: schools.sender)
    }
    // Before anybody is asked for a code.
    await #expect(throws: TransferRefusal.forAnotherSchool(CaseworkWorld.otherSchool)) {
      try await schools.sender.receiveTransfer(from: path, author: "chef@head")
    }
    await #expect(throws: CaseworkError.move(.notThisRole)) {
      try await schools.read(path, code, by: "cpe@team")
    }
    let stray = try schools.world.computer()
    await #expect(throws: TransferRefusal.notEnrolled) {
      try await schools.read(path, code, at: stray)
    }
    await #expect(throws: RecordFileError.missing) { try await schools.read("/nowhere", code) }
    #expect(try await schools.receiver.cases(inStatus: nil).isEmpty)
  }

  @Test func `is not read twice, whichever of its files`() async throws {
    let schools = try await TransferWorld()
    let (first, second) = (try await schools.written(), try await schools.written())
    let (_, name, _) = try await schools.read(first.path, first.code)
    for (path, code) in [first, second] {
      await #expect(throws: TransferRefusal.alreadyRead(name)) {
        try await schools.read(path, code)
      }
    }
    // A file that was looked at before the other was read is looked at again.
    let late = try await TransferWorld()
    let (path, code) = try await late.written()
    let sealed = try await late.receiver.receiveTransfer(from: path, author: "chef@head")
    let read = try await late.read(path, code)
    await #expect(throws: TransferRefusal.alreadyRead(read.name)) {
      try await late.receiver.readTransfer(
        sealed, code: code, author: "chef@head", on: TransferWorld.day)
    }
    #expect(try await late.receiver.cases(inStatus: nil).count == 1)
  }

  @Test func `that two computers read before they knew is told until one case is over`()
    async throws
  {
    let schools = try await TransferWorld()
    let colleague = try await schools.world.enrolled(at: CaseworkWorld.otherSchool)
    let (path, code) = try await schools.written()
    let first = try await schools.read(path, code)
    let second = try await schools.read(path, code, at: colleague)
    func told(_ replica: Replica) async throws -> [CaseName] {
      try await replica.agenda().filter { $0.sentence?.english.contains("read twice") == true }
        .map(\.caseName)
    }
    #expect(try await told(schools.receiver).isEmpty)
    try await schools.world.sync(schools.receiver, colleague, schools.receiver)
    for replica in [schools.receiver, colleague] {
      #expect(try await Set(told(replica)) == [first.name, second.name])
      let tomorrow = CalendarDay(daysSince1970: TransferWorld.day.daysSince1970 + 1)
      #expect(try await replica.workCounts(on: tomorrow).overdueCount >= 2)
    }
    _ = try await colleague.edit(
      second.record, kind: .case,
      values: [CaseField.status.rawValue: .text(#"["dismissed","2026-12-15","doublon"]"#)],
      author: "chef@head")
    #expect(try await told(colleague).isEmpty)
  }

  @Test func `that is accepted tells the first school to close its case`() async throws {
    let schools = try await TransferWorld()
    func told() async throws -> Int {
      try await schools.sender.agenda().count {
        $0.sentence?.english.contains("another school") == true
      }
    }
    #expect(try await told() == 0)
    #expect(try await schools.sender.caseFile(schools.record).acceptedTransfer == nil)
    try await move(schools, to: "accepted")
    #expect(try await told() == 1)
    #expect(try await schools.sender.caseFile(schools.record).acceptedTransfer != nil)
    _ = try await schools.sender.edit(
      schools.record, kind: .case,
      values: [CaseField.status.rawValue: .text(#"["closed","2026-12-15",null]"#)],
      author: "chef@head")
    #expect(try await told() == 0)
  }
}
