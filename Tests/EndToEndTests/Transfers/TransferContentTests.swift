import CaseModel
import CaseTransfer
import Causality
import Foundation
import RecordModel
import SchoolDirectory
import SchoolReplica
import Testing
import TestInput

@Suite struct `What a sealed transfer holds` {
  private static let file = #"{"kind":"case","id":"a","fields":{"opened_on":"2026-11-20"}}"#
  private static let person = #"{"kind":"person","id":"p","fields":{"case":"a","last_name":"X"}}"#

  private let code = TransferCode(randomHigh: 1, randomLow: 2)

  private func sealed(_ content: [UInt8], _ index: UInt32) throws -> SealedTransfer {
    try SealedTransfer(
      sealing: content,
      header: TransferHeader(
        from: try UAI(parsing: EngineWorld.school), to: try UAI(parsing: CaseworkWorld.otherSchool),
        transfer: RecordID(
          creation: .init(replica: .init(high: 1, low: 2), counter: 3), index: index),
        salt: [UInt8](repeating: 5, count: TransferHeader.saltByteCount)), code: code)
  }

  /// What reading these lines comes to; whatever it is, it is one case or nothing.
  private func error(_ content: [UInt8], at replica: Replica, index: UInt32 = 4) async throws
    -> TransferError?
  {
    let before = try await replica.status()
    do {
      let (record, _, count) = try await replica.readTransfer(
        sealed(content, index), code: code, author: "chef@head", on: TransferWorld.day)
      #expect(count == content.count { $0 == UInt8(ascii: "\n") })
      #expect(try await replica.caseFile(record).parts.count == count - 1)
      return nil
    } catch let error as TransferError {
      let after = try await replica.status()
      #expect(after.stateHash == before.stateHash && after.changeCount == before.changeCount)
      return error
    }
  }

  private func error(_ lines: String..., at replica: Replica) async throws -> TransferError? {
    try await error(Array((lines.joined(separator: "\n") + "\n").utf8), at: replica)
  }

  @Test func `is one case with its parts, or nothing is recorded`() async throws {
    let world = try await CaseworkWorld.ofTwoSchools()
    let replica = try await world.enrolled(at: CaseworkWorld.otherSchool)
    let (file, person) = (Self.file, Self.person)
    func part(_ kind: String, _ fields: String, id: String = "x") -> String {
      #"{"kind":"\#(kind)","id":"\#(id)","fields":{"case":"a"\#(fields)}}"#
    }
    let unsound = [
      [], [person], [file, file], [file, #"{"kind":"case","id":"b","fields":{}}"#],
      [file, person, person], [file, part("task", "")], [file, part("approval", "")],
      [file, part("health_note", "")], [file, part("transfer", "")], [file, part("hold", "")],
      [file, #"{"kind":"person","id":"p","fields":{}}"#],
      [file, #"{"kind":"person","id":"p","fields":{"case":"b"}}"#],
      [file, #"{"kind":"person","id":"p","fields":{"case":null}}"#],
      [file, part("role", #","person":"q","role":"target""#), person],
      [file, person, part("fact", "", id: "f"), part("role", #","person":"f""#)],
      [file, part("person", #","last_name":1"#)], [file, part("person", #","birth_on":"soon""#)],
      [file, part("account", #","handle":["a"]"#)], [file, "{}"], [file, ""], ["", file],
      [file, "null"], [file, String(repeating: "[", count: 50_000)],
      [#"{"kind":"case","id":"","fields":{}}"#],
      [file, #"{"kind":"review","id":"r","fields":{"reason":"x"}}"#],
      [
        file, #"{"kind":"review","id":"r","fields":{"record":"a"}}"#,
        #"{"kind":"review","id":"s","fields":{"record":"r"}}"#,
      ],
      [
        #"{"kind":"case","id":"a","fields":{"reference":"\#(String(repeating: "x", count: 60_000))"}}"#
      ], [#"{"kind":"case","id":"a","fields":{"opened_on":"0500-01-01"}}"#],
      [#"{"kind":"case","id":"a","fields":{"status":["treatment"]}}"#],
    ]
    for lines in unsound {
      let content = Array((lines.joined(separator: "\n") + "\n").utf8)
      #expect(
        try await error(content, at: replica) == .unsound,
        "\(content.count) bytes: \(String(decoding: content.suffix(90), as: UTF8.self))")
    }
    #expect(try await error(Array((file + "\n" + person).utf8), at: replica) == .unsound)
    #expect(try await error(Array(file.utf8) + [10, 0xFF, 10], at: replica) == .unsound)
    let newer = [
      [file, part("hologram", "")], [file, part("person", #","aura":"blue""#)],
      [file, part("person", #","sex":"martian""#)],
      [#"{"kind":"case","id":"a","fields":{"qualification":["proved",null,null,null]}}"#],
    ]
    for lines in newer {
      let content = Array((lines.joined(separator: "\n") + "\n").utf8)
      #expect(try await error(content, at: replica) == .newerVersion, "\(lines)")
    }
    let long = part("fact", #","description":"\#(String(repeating: "x", count: 70_000))""#)
    #expect(try await error(file, long, at: replica) == .unsound)
    let many = (0...TransferLimits.transferRecordsMax).map { part("fact", "", id: "f\($0)") }
    #expect(
      try await error(Array(([file] + many).joined(separator: "\n").utf8) + [10], at: replica)
        == .tooLarge)
    #expect(try await replica.cases(inStatus: nil).isEmpty)
    #expect(try await error(file, person, at: replica) == nil)
    #expect(try await replica.cases(inStatus: nil).count == 1)
    #expect(try await replica.verify())
  }

  @Test func `is judged by who reads it too, whoever wrote it`() async throws {
    let world = try await CaseworkWorld.ofTwoSchools()
    let replica = try await world.enrolled(at: CaseworkWorld.otherSchool)
    let error = try await error(
      #"{"kind":"case","id":"a","fields":{"opened_on":"2026-11-20","handler":"M. Autre","received":["0010001W",null,"x","2026-11-20"]}}"#,
      Self.person, #"{"kind":"role","id":"r","fields":{"case":"a","person":"p","role":"author"}}"#,
      #"{"kind":"family_contact","id":"f","fields":{"case":"a","agreement":"given"}}"#, at: replica)
    #expect(error == nil)
    let file = try await replica.caseFile(try await replica.cases(inStatus: nil)[0].view.record)
    #expect(file.parts(.role)[0].text(RoleField.role) == "alleged_author")
    #expect(file.parts(.familyContact)[0].text(FamilyContactField.agreement) == "not_asked")
    #expect(file.summary.view.text(CaseField.handler) == nil)
    #expect(
      file.summary.view.text(CaseField.received).flatMap(ReceivedOrigin.init)?.school
        == EngineWorld.school)
  }

  @Test(arguments: UInt64(0)..<8)
  func `never half comes in, however it is spoilt`(seed: UInt64) async throws {
    let world = try await CaseworkWorld.ofTwoSchools()
    let replica = try await world.enrolled(at: CaseworkWorld.otherSchool)
    var dice = Dice(seed: seed)
    let whole = Array("\(Self.file)\n\(Self.person)\n".utf8)
    for attempt in 0..<150 as Range<UInt32> {
      var content = whole
      for _ in 0...dice.draw(below: 3) {
        let place = dice.draw(below: content.count)
        switch dice.draw(below: 3) {
        case 0: content[place] = UInt8(truncatingIfNeeded: dice.bits())
        case 1: content.remove(at: place)
        default: content.insert(content[dice.draw(below: content.count)], at: place)
        }
      }
      _ = try await error(content, at: replica, index: attempt)
    }
    #expect(try await replica.verify())
  }
}
