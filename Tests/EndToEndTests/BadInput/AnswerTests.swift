import Causality
import CentralHub
import RecordModel
import ReplicaStorage
import SyncProtocol
import Testing

extension BadInput {
  @Suite struct `An answer that does not fit` {
    @Test func `changes nothing here, whatever counters and stamps it names`() async throws {
      let world = try await EngineWorld()
      let replica = try await world.enrolled()
      try replica.create([1: .text("kept")], wall: world.clock.now)
      let frame = try #require(try replica.store.collect(key: replica.key))
      let answered = try await replica.send(
        replica.request(frame, world.clock.now), number: replica.store.nextExchangeNumber(),
        to: world.hub)
      let right = try ExchangeResponse(bytes: answered.bytes)
      let before = replica.store.state
      for counter: UInt64 in [0, 2, 1 << 31, 1 << 63, .max] {
        let stamp = HybridTimestamp(rawValue: .max)
        var wrong = right
        wrong.verdict?.adjustments = [Verdict.Adjustment(counter: counter, stamp: stamp)]
        #expect(throws: ReplicaStoreError.answerMismatch) { try apply(wrong, frame, replica) }
        wrong = right
        wrong.verdict?.quarantined = [Verdict.Quarantine(counter: counter, code: "value_type")]
        #expect(throws: ReplicaStoreError.answerMismatch) { try apply(wrong, frame, replica) }
        wrong = right
        wrong.verdict?.chain = ChainHead(counter: counter, hash: before.chain.hash)
        #expect(throws: ReplicaStoreError.answerMismatch) { try apply(wrong, frame, replica) }
      }
      #expect(replica.store.state == before)
      try apply(right, frame, replica)
      #expect(try await replica.sync(world).isProvedEqual == true)
      try await world.expectUnharmed()
    }

    @Test func `changes nothing here when a value has another type than its field`() async throws {
      let world = try await EngineWorld()
      let replica = try await world.enrolled()
      try await replica.sync(world)
      let answered = try await replica.send(
        replica.request(nil, world.clock.now), number: replica.store.nextExchangeNumber(),
        to: world.hub)
      var answer = try ExchangeResponse(bytes: answered.bytes)
      let before = replica.store.state
      let stranger = Dot(replica: ReplicaID(high: 8, low: 8), counter: 1)
      let change = ChangeSet(
        dot: stranger, stamp: .zero, author: nil,
        writes: [.of(RecordID(creation: stranger, index: 0), [2: .text("no number")])])
      answer.page = try Page(
        [change], ledger: [], reader: before.replica, next: before.cursor, hasMore: false,
        schema: world.schema)
      #expect(throws: ReplicaStoreError.pageType) { try apply(answer, nil, replica) }
      #expect(replica.store.state == before)
      #expect(try replica.store.verify())
      #expect(try await replica.sync(world).isProvedEqual == true)
    }

    private func apply(
      _ answer: ExchangeResponse, _ frame: SealedFrame?, _ replica: EngineReplica
    ) throws {
      _ = try replica.store.apply(answer, to: frame, wallMilliseconds: 0)
    }
  }
}
