import Causality
import CentralHub
import CentralStorage
import Crypto
import MessageSignatures
import RecordModel
import ReplicaStorage
import SchoolReplica
import SyncMachine
import SyncProtocol
import Testing

extension BadInput {
  @Suite struct `Someone who may not speak` {
    @Test func `is refused with another school's key, an unknown name, or no signature`()
      async throws
    {
      let world = try await HTTPWorld()
      let (mine, theirs) = (
        try await world.engine.enrolled(),
        try await world.engine.enrolled(school: EngineWorld.otherSchool)
      )
      let (id, victim) = (mine.store.state.replica, theirs.store.state.replica)
      let forVictim = ForgedRequest(victim).bytes
      let post = try SignedPost(forVictim, to: world.port, as: victim, key: mine.key, number: 9)
      #expect(try await code(post, world) == .signatureRefused)
      let ownName = try SignedPost(forVictim, to: world.port, as: id, key: mine.key, number: 9)
      #expect(try await code(ownName, world) == .replicaMismatch)
      let nobody = ReplicaID(high: 6, low: 6)
      let unknown = try SignedPost(
        ForgedRequest(nobody).bytes, to: world.port, as: nobody, key: mine.key, number: 9)
      #expect(try await code(unknown, world) == .replicaUnknown)
      var changed = try SignedPost(
        ForgedRequest(id).bytes, to: world.port, as: id, key: mine.key, number: 9)
      changed.body += [0x20, 0x05]
      #expect(try await code(changed, world) == .signatureRefused)
      for name in ["signature", "signature-input", "content-digest"] {
        let fields = changed.head.fields.filter { $0.name.lowercased() != name }
        let unsigned = SignedPost(changed, fields: fields)
        let answer = try await unsigned.send(expecting: world.engine.hub.key.publicKey)
        #expect(answer.status == 401)
        #expect(answer.code == .signatureRefused)
      }
      let elsewhere = try SignedPost(
        ForgedRequest(id).bytes, to: world.port, as: id, key: mine.key, number: 9,
        path: ProtocolVersion.enrolmentPath)
      #expect(try await code(elsewhere, world) == .messageMalformed)
      #expect(try await theirs.sync(world.engine).isProvedEqual == true)
      try await world.engine.expectUnharmed()
    }

    @Test func `is refused who sends a signed request a second time, byte for byte`() async throws {
      let world = try await HTTPWorld()
      let replica = try await world.engine.enrolled()
      try replica.create([1: .text("once")], wall: world.engine.clock.now)
      let frame = try #require(try replica.store.collect(key: replica.key))
      let number = try replica.store.nextExchangeNumber()
      let post = try SignedPost(
        replica.request(frame, world.engine.clock.now).serialized(), to: world.port,
        as: replica.store.state.replica, key: replica.key, number: number)
      let hubKey = world.engine.hub.key.publicKey
      #expect(try await post.send(expecting: hubKey).status == 200)
      for _ in 0..<3 {
        let replayed = try await post.send(expecting: hubKey)
        #expect(replayed.code == .exchangeNumberUsed)
        #expect(replayed.status == 409)
        #expect(replayed.lastExchange == number)
        #expect(replayed.isSignedByHub)
      }
      #expect(try await world.engine.hub.status().frameCount == 1)
      #expect(try await replica.sync(world.engine).isProvedEqual == true)
      try await world.engine.expectUnharmed()
    }

    @Test func `is refused when revoked, and loses no edit by it`() async throws {
      let world = try await HTTPWorld()
      let (replica, peer) = (try await world.enrolled(), try await world.enrolled())
      try await replica.fill(0..<1, wallMilliseconds: world.engine.clock.now)
      #expect(try await world.sync(replica).outcome == .synced)
      #expect(try await world.engine.hub.revoke(await replica.state.replica))
      #expect(try await world.engine.hub.revoke(await replica.state.replica) == false)
      try await replica.fill(1..<3, wallMilliseconds: world.engine.clock.now)
      let report = try await world.sync(replica)
      #expect(report.outcome == .refused(.code("replica_revoked")))
      #expect(report.pendingCount == 1)
      #expect(try await world.sync(peer).outcome == .synced)
      #expect(try await world.engine.hub.status().recordCounts["thing"] == 1)
      try await world.engine.expectUnharmed()
    }

    @Test func `is refused with a body above the limit, before it is looked at`() async throws {
      let world = try await HTTPWorld()
      let replica = try await world.engine.enrolled()
      let id = replica.store.state.replica
      for count in [Limits.bodyBytesMax + 1, 4 * Limits.bodyBytesMax] {
        let post = try SignedPost(
          [UInt8](repeating: 0x0A, count: count), to: world.port, as: id, key: replica.key,
          number: 5)
        let answer = try await post.send(expecting: world.engine.hub.key.publicKey)
        #expect(answer.status == 413)
        #expect(answer.code == .bodyTooLarge)
        #expect(answer.isSignedByHub)
      }
      let just = try SignedPost(
        [UInt8](repeating: 0x0A, count: Limits.bodyBytesMax), to: world.port, as: id,
        key: replica.key, number: 5)
      #expect(try await code(just, world) == .messageMalformed)
      #expect(try await replica.sync(world.engine).isProvedEqual == true)
      try await world.engine.expectUnharmed()
    }

    /// The code that a post is refused with; every refusal of a known request is signed by the hub.
    private func code(_ post: SignedPost, _ world: HTTPWorld) async throws -> ErrorCode? {
      let answer = try await post.send(expecting: world.engine.hub.key.publicKey)
      #expect(answer.isSignedByHub)
      return answer.code
    }
  }
}
