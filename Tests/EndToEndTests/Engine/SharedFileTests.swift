import RecordModel
import ReplicaStorage
import SyncProtocol
import Testing
import RecordStorage

@Suite struct `Two processes on one replica` {
  @Test func `take turns without reusing a counter or losing the state hash`() async throws {
    let world = try await EngineWorld()
    let first = try await world.enrolled()
    let second = try ReplicaStore.open(path: first.path, schema: world.schema)
    let record = try first.create([1: .text("base")], wall: world.clock.now)
    for round in 0..<10 {
      let store = round % 2 == 0 ? second : first.store
      try store.record(
        [RecordEdit(kind: 1, target: .existing(record), values: [1: .text("round \(round)")])],
        author: "B",
        wallMilliseconds: world.clock.now)
      if round == 4 { try await first.exchange(world) }
    }
    #expect(try second.verify())
    #expect(try first.store.verify())
    #expect(first.store.state.counter == 11)
    #expect(try await first.sync(world).isProvedEqual == true)
  }
}
