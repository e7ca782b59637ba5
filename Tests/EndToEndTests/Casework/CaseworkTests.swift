import CaseModel
import RecordModel
import SchoolReplica
import Testing

@Suite struct `Casework on one computer` {
  @Test func `names a case by a short local name, and by its reference once enrolled`()
    async throws
  {
    let world = try await CaseworkWorld()
    let replica = try world.computer()
    let record = try await replica.add([.reported()], author: "CPE")
    #expect(try await replica.cases(inStatus: nil).map(\.name.text) == ["#1"])
    #expect(try await replica.findCase("#1") == record)
    try await world.enrol(replica)
    #expect(try await replica.cases(inStatus: nil).map(\.name.text) == ["0751234J-2026-1001"])
    for name in ["1001", "0751234j-2026-1001", "0751234J-2026", "2026-1001"] {
      #expect(try await replica.findCase(name) == record)
    }
    #expect(try await replica.assignReferences(author: "CPE") == 0)
  }

  @Test func `says which cases a short name could mean`() async throws {
    let world = try await CaseworkWorld()
    let replica = try await world.enrolled()
    for _ in 0..<2 { _ = try await replica.add([.reported()], author: "CPE") }
    await #expect(
      throws: CaseworkError.ambiguousCase(["0751234J-2026-1001", "0751234J-2026-1002"])
    ) { try await replica.findCase("0751234J") }
    await #expect(throws: CaseworkError.noSuchCase) { try await replica.findCase("") }
    await #expect(throws: CaseworkError.noSuchCase) { try await replica.findCase("1003") }
  }

  @Test func `records nothing when a field has the value already`() async throws {
    let world = try await CaseworkWorld()
    let replica = try world.computer()
    let record = try await replica.add([.reported([.gravity: .integer(2)])], author: "CPE")
    let gravity = CaseField.gravity.rawValue
    let same = try await replica.edit(
      record, kind: .case, values: [gravity: .integer(2)], author: "CPE")
    #expect(same == .unchanged)
    #expect(try await replica.status().changeCount == 1)
    await #expect(
      throws: CaseworkError.invalid(kind: .case, [.outOfRange(gravity, 1...3)])
    ) {
      try await replica.edit(record, kind: .case, values: [gravity: .integer(9)], author: "CPE")
    }
    #expect(try await replica.status().changeCount == 1)
  }

  @Test func `finds a word in any record of a case, whatever its accents, before it is sent`()
    async throws
  {
    let world = try await CaseworkWorld()
    let replica = try world.computer()
    let record = try await replica.add(
      [.reported([.summary: .text("A. est mis à l’écart")])], author: "CPE")
    _ = try await replica.add([.reported()], author: "CPE")
    let note = RecordDraft(
      .note,
      values: [
        NoteField.case.rawValue: .reference(record), NoteField.writtenOn.rawValue: .date(20_780),
        NoteField.text.rawValue: .text("Un œil au BEURRE noir"),
      ])
    _ = try await replica.add([note], author: "CPE")
    #expect(
      try await replica.search(["ECART", "oeil beurre"]).map(\.summary.view.record) == [record])
    #expect(try await replica.search(["ecart", "absent"]).isEmpty)
    #expect(try await replica.search([" "]).isEmpty)
  }

  @Test func `records a person and the role together`() async throws {
    let world = try await CaseworkWorld()
    let replica = try world.computer()
    let record = try await replica.add([.reported()], author: "CPE")
    let person = try await replica.add(
      [
        RecordDraft(.person, values: [1: .reference(record), 4: .text("A. B.")]),
        RecordDraft(
          .role, values: [1: .reference(record), 3: .text("target")],
          places: [RoleField.person.rawValue: 0]),
      ], author: "CPE")
    let parts = try await replica.caseFile(record).parts
    #expect(parts.map(\.kind) == [2, 3])
    #expect(parts.last?.values[RoleField.person.rawValue] == .reference(person))
  }
}
