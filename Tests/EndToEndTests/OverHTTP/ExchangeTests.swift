import RecordModel
import ReplicaStorage
@testable import SchoolReplica
import SyncMachine
import SyncProtocol
import Testing
import RecordStorage

@Suite struct `A synchronisation over HTTP` {
  @Test func `takes one round trip when there is nothing to do, however many records there are`()
    async throws
  {
    for count in [10, 2_000] {
      let world = try await HTTPWorld()
      let replica = try await world.enrolled()
      for start in stride(from: 0, to: count, by: 500) {
        try await replica.fill(
          start..<min(start + 500, count), wallMilliseconds: world.engine.clock.now)
      }
      #expect(try await world.sync(replica).outcome == .synced)
      let idle = try await world.sync(replica)
      #expect(idle.outcome == .synced)
      #expect(idle.exchangeCount == 1)
      #expect(idle.sentByteCount + idle.receivedByteCount < 1_000)
    }
  }

  @Test func `brings two computers of a school to the same state`() async throws {
    let world = try await HTTPWorld()
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    try await first.fill(0..<20, wallMilliseconds: world.engine.clock.now)
    #expect(try await world.sync(first).outcome == .synced)
    #expect(try await world.sync(second).outcome == .synced)
    #expect(await first.state.stateHash == second.state.stateHash)
  }
}

extension Replica {
  /// Records `numbers` as new things of the engine's test schema, in one transaction.
  func fill(_ numbers: Range<Int>, wallMilliseconds: UInt64) throws {
    let edits = numbers.enumerated().map { place, number in
      RecordEdit(
        kind: 1, target: .new(place: UInt32(place)),
        values: [1: .text("thing \(number)"), 2: .integer(Int64(number))])
    }
    try store.record(edits, author: nil, wallMilliseconds: wallMilliseconds)
  }
}
