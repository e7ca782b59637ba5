import Causality
import CentralHub
import CentralStorage
import Foundation
import RecordModel
import ReplicaStorage
import RecordStorage
import SyncProtocol
import Testing

extension BadInput {
  @Suite struct `A history that does not fit` {
    @Test func `is refused out of order or with a gap, and taken once it is in order`() async throws
    {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      let frames = try sealedFrames(hostile, count: 3)
      for frame in frames.dropFirst() {
        let chain = try #require(frame.after)
        let early = ForgedRequest(hostile.id, chain: chain, frame: frame.bytes)
        guard case .failure(let refusal) = try await hostile.ask(early.bytes) else {
          Issue.record("a frame was taken before the one it follows")
          continue
        }
        #expect(refusal.knownCode == .counterGap)
        #expect(refusal.chain == .start)
      }
      for frame in frames {
        let request = ForgedRequest(hostile.id, chain: frame.after ?? .start, frame: frame.bytes)
        #expect(try await hostile.ask(request.bytes).code == nil)
      }
      for frame in frames.reversed() {
        let request = ForgedRequest(hostile.id, chain: frame.after ?? .start, frame: frame.bytes)
        #expect(try await hostile.ask(request.bytes).get().verdict != nil)
      }
      #expect(try await world.hub.status().frameCount == 3)
      try await world.expectUnharmed()
    }

    @Test func `is refused when it tells what is acknowledged in another way`() async throws {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      let record = hostile.record(1)
      let pushed = try await hostile.push([
        hostile.changeSet(1, [.of(record, [1: .text("first")])]), hostile.changeSet(2, []),
      ])
      #expect(pushed.code == nil)
      let before = try await world.hub.school(uai: EngineWorld.school)
      let other = ColumnsEncoder.encode(
        [hostile.changeSet(1, [.of(record, [1: .text("other")])])], speaker: hostile.id)
      for counters: ClosedRange<UInt64> in [1...1, 1...2, 2...2, 1...3, 2...3] {
        let frame = try ForgedFrame.of(raw: other, counters: counters)
        // The columns begin at counter 1, so that frames from 2 on cannot be read either.
        let code = try await hostile.push(frame).code
        #expect(code == (counters.lowerBound == 1 ? .chainForked : .frameMalformed))
      }
      let wrongChain = ChainHead(counter: 2, hash: [UInt8](repeating: 5, count: 32))
      let frame = try ForgedFrame.of(
        raw: ColumnsEncoder.encode([hostile.changeSet(3, [])], speaker: hostile.id), counters: 3...3
      )
      let sealed = try frame.sealed(by: hostile.key, for: hostile.speaker, after: wrongChain)
      let request = ForgedRequest(hostile.id, chain: wrongChain, frame: sealed)
      #expect(try await hostile.ask(request.bytes).code == .chainForked)
      #expect(try await world.hub.school(uai: EngineWorld.school) == before)
      try await world.expectUnharmed()
    }

    @Test func `shows a copied database, whose edits stay where they were made`() async throws {
      let world = try await EngineWorld()
      let original = try await world.enrolled()
      try original.create([1: .text("both have this")], wall: world.clock.now)
      try await original.sync(world)
      let copyPath = world.folder + "/copy.sqlite"
      try FileManager.default.copyItem(atPath: original.path, toPath: copyPath)
      for suffix in ["-wal", "-shm"] {
        try? FileManager.default.copyItem(
          atPath: original.path + suffix, toPath: copyPath + suffix)
      }
      let copy = try ReplicaStore.open(path: copyPath, schema: world.schema)
      let copied = try copy.record(
        [RecordEdit(kind: 1, target: .new(place: 0), values: [1: .text("the copy's")])],
        author: nil, wallMilliseconds: world.clock.now)
      try original.create([1: .text("the original's")], wall: world.clock.now)
      #expect(try await original.sync(world).isProvedEqual == true)
      var codes: [ErrorCode?] = []
      for _ in 0..<3 {
        let refused = await refusal { try await world.exchange(copy, key: original.key) }
        codes.append(refused?.knownCode)
        #expect(refused?.chain == nil || refused?.chain == original.store.state.chain)
      }
      // The copy counts its exchanges from where it was made: first it repeats numbers, then its history shows.
      #expect(codes.first == .exchangeNumberUsed)
      #expect(codes.last == .chainForked)
      #expect(copy.state.pendingCount == 1)
      let kept = RecordID(creation: copied, index: 0)
      #expect(try copy.record(kept, kind: 1)?.values == [1: .text("the copy's")])
      #expect(try copy.verify())
      #expect(try await original.sync(world).isProvedEqual == true)
      try await world.expectUnharmed()
    }

    private struct Sealed {
      let after: ChainHead?
      let bytes: [UInt8]
    }

    /// Frames of one change-set each, every one sealed after those before it.
    private func sealedFrames(_ hostile: HostileComputer, count: UInt64) throws -> [Sealed] {
      var chain = ChainHead.start
      return try (1...count).map { counter in
        let write = RecordWrite.of(hostile.record(counter), [1: .text("number \(counter)")])
        let columns = ColumnsEncoder.encode(
          [hostile.changeSet(counter, [write])], speaker: hostile.id)
        let bytes = try ForgedFrame.of(raw: columns, counters: counter...counter)
          .sealed(by: hostile.key, for: hostile.speaker, after: chain)
        let sealed = Sealed(after: counter == 1 ? nil : chain, bytes: bytes)
        chain = chain.extended(by: try SealedFrame(bytes: bytes))
        return sealed
      }
    }
  }
}
