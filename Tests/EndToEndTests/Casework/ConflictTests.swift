import CaseModel
import RecordModel
import SchoolReplica
import Testing

@Suite struct `A conflict between two computers` {
  private let gravity = CaseField.gravity.rawValue

  /// Two computers that have set the gravity of one case without knowledge of each other.
  private func conflict() async throws -> (
    world: CaseworkWorld, first: Replica, second: Replica, record: RecordID
  ) {
    let world = try await CaseworkWorld()
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    let record = try await first.add([.reported()], author: "CPE")
    try await world.sync(first, second)
    for (replica, value) in [(first, Int64(2)), (second, 3)] {
      world.clock.advance(milliseconds: 1000)
      _ = try await replica.edit(
        record, kind: .case, values: [gravity: .integer(value)], author: "author \(value)")
    }
    try await world.sync(first, second, first)
    return (world, first, second, record)
  }

  @Test func `is open at both, with both values and authors`() async throws {
    let (_, first, second, record) = try await conflict()
    for replica in [first, second] {
      let open = try await replica.openConflicts()
      #expect(open.map(\.current.value) == [.integer(3)])
      #expect(open.map(\.lost.value) == [.integer(2)])
      #expect(open.map(\.lost.author) == ["author 2"])
      #expect(open.map(\.mustReview) == [true])
      #expect(open.first?.caseName?.text == "0751234J-2026-1001")
      #expect(try await replica.explain(record, kind: .case, field: gravity).reason == .later)
    }
    let numbers = try await first.openConflicts().map(\.number)
    #expect(try await second.openConflicts().map(\.number) == numbers)
  }

  @Test func `is closed at both once somebody keeps the current value`() async throws {
    let (world, first, second, record) = try await conflict()
    let open = try #require(try await first.openConflicts().first)
    try await first.keep(open, reason: "vu ensemble", author: "CPE")
    #expect(try await first.openConflicts().isEmpty)
    try await world.sync(first, second)
    #expect(try await second.openConflicts().isEmpty)
    #expect(try await second.caseFile(record).summary.view.values[gravity] == .integer(3))
  }

  @Test func `is closed at both once somebody restores the other value`() async throws {
    let (world, first, second, record) = try await conflict()
    let open = try #require(try await second.openConflicts().first)
    let before = try await second.status().changeCount
    try await second.restore(open, reason: nil, author: "CPE")
    #expect(try await second.status().changeCount == before + 1)
    try await world.sync(second, first)
    for replica in [first, second] {
      #expect(try await replica.openConflicts().isEmpty)
      #expect(try await replica.caseFile(record).summary.view.values[gravity] == .integer(2))
    }
  }

  @Test func `lets somebody say the current value again`() async throws {
    let (_, first, _, record) = try await conflict()
    let before = try await first.status().changeCount
    let outcome = try await first.edit(
      record, kind: .case, values: [gravity: .integer(3)], author: "CPE")
    #expect(outcome == .recorded(record))
    #expect(try await first.status().changeCount == before + 1)
  }

  @Test func `never comes from two references`() async throws {
    let world = try await CaseworkWorld()
    let (first, second) = (try world.computer(), try world.computer())
    for replica in [first, second] {
      _ = try await replica.add([.reported()], author: "CPE")
      try await world.enrol(replica)
      _ = try await replica.add([.reported()], author: "CPE")
    }
    try await world.sync(first, second, first)
    #expect(
      try await first.cases(inStatus: nil).map(\.name.text) == [
        "0751234J-2026-1001", "0751234J-2026-1002", "0751234J-2026-2001", "0751234J-2026-2002",
      ])
  }
}
