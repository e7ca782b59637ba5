import CentralHub
import CentralStorage
import Causality
import Convergence
import RecordModel
import ReplicaStorage
import SyncProtocol
import Testing

extension BadInput {
  @Suite struct `Room that runs out` {
    @Test
    func `lets one exchange of a computer in at a time, and no more bytes than there is room for`()
      throws
    {
      let (first, second) = (ReplicaID(high: 1, low: 1), ReplicaID(high: 2, low: 2))
      let gate = ExchangeGate(room: 1_600)
      var taken = try gate.enter(first, bodyByteCount: 60)
      expectOverloaded { _ = try gate.enter(first, bodyByteCount: 1) }
      expectOverloaded { _ = try gate.enter(second, bodyByteCount: 60) }
      expectOverloaded { try gate.settle(&taken, needed: 1_601) }
      try gate.settle(&taken, needed: 100)
      let other = try gate.enter(second, bodyByteCount: 60)
      gate.leave(first, taken: taken)
      gate.leave(second, taken: other)
      #expect(try gate.enter(first, bodyByteCount: 100) == 1_600)
    }

    private func expectOverloaded(_ work: () throws -> Void) {
      #expect { try work() } throws: { ($0 as? Refusal)?.knownCode == .overloaded }
    }

    @Test func `in a record's ledger sets an edit aside, until it is made with knowledge`()
      async throws
    {
      let world = try await EngineWorld()
      let (one, other) = (try await world.enrolled(), try await world.enrolled())
      let record = try one.create([1: .text("new")], wall: world.clock.now)
      try await one.sync(world)
      try await other.sync(world)
      var aside: [String] = []
      for round in 0..<24 where aside.isEmpty {
        world.clock.advance(milliseconds: 1_000)
        for replica in [one, other] {
          try replica.set(1, .text(text(round, replica)), of: record, wall: world.clock.now)
        }
        for replica in [one, other] {
          aside += try await replica.exchange(world).quarantined.map(\.code)
        }
        try await one.sync(world)
      }
      #expect(aside == ["ledger_full"])
      let full = try await world.hub.status()
      #expect(full.openLedgerCount > 10)
      try other.set(1, .text("seen and settled"), of: record, wall: world.clock.now)
      #expect(try await other.exchange(world).quarantined.isEmpty)
      try await one.sync(world)
      #expect(try one.values(of: record)[1] == .text("seen and settled"))
      try await world.expectUnharmed()
    }

    @Test func `in the look-ups of one frame leaves entries open, and a replay comes to the same`()
      async throws
    {
      let world = try await EngineWorld()
      let (one, other) = (try await world.enrolled(), try await world.enrolled())
      let count = Limits.frameLookupsMax + 4
      let records = try (0..<count).map { _ in
        try one.create([1: .text("new")], wall: world.clock.now)
      }
      try await one.sync(world)
      try await other.sync(world)
      func setAll(_ replica: EngineReplica, _ value: String) throws {
        world.clock.advance(milliseconds: 1_000)
        for record in records {
          try replica.set(1, .text(value), of: record, wall: world.clock.now)
        }
      }
      try setAll(other, "same")
      world.clock.advance(milliseconds: 1_000)
      for record in records {
        try one.set(1, .text("same"), of: record, wall: world.clock.now)
        try await one.sync(world)  // each in a frame of its own
      }
      try await other.sync(world)
      #expect(try await world.hub.status().openLedgerCount == count)
      try setAll(one, "later")
      try await one.sync(world)
      // Has seen both equal values and replaces them, without knowing of the later one.
      try setAll(other, "last")
      try await other.sync(world)
      #expect(try await world.hub.status().openLedgerCount == count + 4)
      try await world.expectUnharmed()
    }

    private func text(_ round: Int, _ replica: EngineReplica) -> String {
      "\(round) \(replica.store.state.replica) " + String(repeating: "récit ", count: 9_000)
    }

    @Test func `in a page keeps a school from reading one record, and from nothing else`()
      async throws
    {
      let world = try await EngineWorld()
      let first = try await world.enrolled()
      let record = try first.create([1: .text("new")], wall: world.clock.now)
      try await first.sync(world)
      var others: [EngineReplica] = []
      for _ in 0...Limits.clockEntriesMax + 4 {
        let other = try await world.enrolled()
        try await other.sync(world)
        others.append(other)
      }
      // Each writes without knowing of the others: the clock that joins them has an entry of each.
      for other in others {
        try other.set(1, .text("\(other.store.state.replica)"), of: record, wall: world.clock.now)
      }
      var acknowledged: UInt64 = 0
      for other in others { acknowledged += try await other.exchange(world).acknowledgedCount }
      #expect(acknowledged == UInt64(others.count))
      let later = try await first.exchange(world)
      #expect(later.isProvedEqual == false)
      _ = try first.create([1: .text("still taken")], wall: world.clock.now)
      #expect(try await first.exchange(world).acknowledgedCount == 1)
      #expect(try await world.hub.verify().differences.isEmpty)
    }
  }
}
