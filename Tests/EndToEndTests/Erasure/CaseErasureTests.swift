import CaseModel
import Causality
import CentralHub
import CentralStorage
import RecordModel
import RecordStorage
import ReplicaStorage
import SyncProtocol
import Testing

@Suite struct `A case that the centre erases` {
  private static let marks = [
    "marker-summary", "marker-person", "marker-fact", "marker-note", "marker-review",
  ]

  /// A case with what belongs to it, each part with a mark of its own.
  private func makeCase(_ replica: EngineReplica, wall: UInt64) throws -> [RecordID] {
    func make(_ kind: CaseKind, _ values: [UInt8: FieldValue]) throws -> RecordID {
      try replica.create(values, wall: wall, kind: kind.rawValue)
    }
    let file = try make(
      .case,
      [
        CaseField.openedOn.rawValue: .date(20_000),
        CaseField.summary.rawValue: .text("marker-summary"),
      ])
    let person = try make(.person, [1: .reference(file), 2: .text("marker-person")])
    let fact = try make(
      .fact,
      [1: .reference(file), FactField.description.rawValue: .text("marker-fact")])
    let note = try make(
      .note, [1: .reference(file), NoteField.text.rawValue: .text("marker-note")])
    let review = try make(
      .review, [1: .reference(note), ReviewField.reason.rawValue: .text("marker-review")])
    return [file, person, fact, note, review]
  }

  private func holds(_ replica: EngineReplica, _ record: RecordID) throws -> Bool {
    try CaseSchema.current.kinds.contains {
      try replica.store.record(record, kind: $0.number) != nil
    }
  }

  @Test func `is gone with its persons, facts, notes and reviews, and nobody but the centre may`()
    async throws
  {
    let world = try await EngineWorld(schema: CaseSchema.current)
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    let gone = try makeCase(first, wall: world.clock.now)
    let kept = try first.create(
      [CaseField.summary.rawValue: .text("kept")], wall: world.clock.now)
    try await first.sync(world)
    try await second.sync(world)
    for record in gone { #expect(try holds(second, record)) }
    // A school's computer may not.
    let erasure: [UInt8: FieldValue] = [
      ErasureField.target.rawValue: .reference(gone[0]),
      ErasureField.ground.rawValue: .text("retention"),
    ]
    let hostile = try await HostileComputer(world)
    let verdict = try await hostile.verdict(
      on: .of(hostile.record(1), erasure, kind: CaseKind.erasure.rawValue))
    #expect(verdict.codes == [1: .writerRefused])
    #expect(try await world.hub.status().erasedRecordCount == 0)
    try await world.hub.write(to: .school(EngineWorld.school), author: "officer@ministry") { _ in
      [RecordEdit(kind: CaseKind.erasure.rawValue, target: .new(place: 0), values: erasure)]
    }
    try second.set(
      CaseField.summary.rawValue, .text("marker-summary, late"), of: gone[0],
      wall: world.clock.now + 5)
    for replica in [second, first] {
      #expect(try await replica.sync(world).isProvedEqual == true)
      for record in gone { #expect(try !holds(replica, record)) }
      #expect(try holds(replica, kept))
      #expect(try replica.store.scrub())
      #expect(try replica.store.verify())
    }
    #expect(try await world.hub.scrub())
    for mark in Self.marks {
      #expect(try ByteSearch(world: world).files(holding: mark) == [])
      #expect(try ByteSearch(world: world).loggedFrames(holding: mark) == [])
    }
    try await world.expectVerified()
  }
}
