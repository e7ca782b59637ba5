import CentralHub
import CentralStorage
import Deflate
import RecordModel
import SyncProtocol
import Testing

extension BadInput {
  @Suite struct `A frame that protocol 1 sealed` {
    @Test func `is taken, and chained by its own bytes`() async throws {
      let world = try await EngineWorld()
      let former = try await HostileComputer(world)
      let columns = ColumnsEncoder.encode(
        [former.changeSet(1, [.of(former.record(1), [1: .text("kept since")])])],
        speaker: former.id)
      let frame = ForgedFrame(form: 1, columns: try Deflater.deflate(zlib: columns))
      let sealed = try frame.sealed(by: former.key, for: former.speaker, after: .start)
      let expected = ChainHead.start.extended(by: try SealedFrame(bytes: sealed))
      let verdict = try #require(try await former.push(frame).get().verdict)
      #expect(verdict.chain == expected)
      #expect(verdict.quarantined.isEmpty)
      _ = try await former.verdict(on: .of(former.record(1), [1: .text("and today's")]))
      #expect(try await world.hub.status().frameCount == 2)
      try await world.expectUnharmed()
    }

    @Test func `is refused when it says that it is of the other form`() async throws {
      let world = try await EngineWorld()
      let former = try await HostileComputer(world)
      let columns = ColumnsEncoder.encode([former.changeSet(1, [])], speaker: former.id)
      let lean = ForgedFrame(form: 1, columns: try Deflater.deflate(columns))
      #expect(try await former.push(lean).code == .frameMalformed)
      let whole = ForgedFrame(columns: try Deflater.deflate(zlib: columns))
      #expect(try await former.push(whole).code == .frameMalformed)
      try await world.expectUnharmed()
    }
  }
}
