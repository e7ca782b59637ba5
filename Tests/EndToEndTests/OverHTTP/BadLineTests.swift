import CentralHub
import CentralStorage
import FaultyProxy
import ReplicaStorage
@testable import SchoolReplica
import SyncMachine
import SyncProtocol
import TestInput
import Testing

@Suite(.serialized) struct `A line that breaks` {
  /// How far apart the cuts are, in bytes; 1 tries every position.
  private static let step = 1

  @Test func `recovers from a cut at every byte of an exchange, and sends at most one frame again`()
    async throws
  {
    let world = try await HTTPWorld()
    let replica = try await world.enrolled()
    let (sent, received) = try await lengths(of: replica, world)
    for side in [Side.client, .server] {
      for position in stride(from: 0, to: side == .client ? sent : received, by: Self.step) {
        try await replica.fill(position..<position + 1, wallMilliseconds: world.engine.clock.now)
        let frame = try await replica.sealedFrame()
        let broken = try await sync(replica, world, side.faults(cutAfter: position))
        #expect(broken.outcome != .synced || position >= (side == .client ? sent : received) - 8)
        let frameAgain = try await replica.sealedFrame()
        #expect(frameAgain == nil || frameAgain == frame)
        let whole = try await world.sync(replica)
        #expect(whole.outcome == .synced, "cut after \(position) bytes of the \(side)")
        #expect(whole.exchangeCount == 1)
        #expect(whole.sentByteCount < 2 * (frame?.bytes.count ?? 0) + 400)
      }
    }
    #expect(try await world.engine.hub.verify().differences.isEmpty)
    let records = try await world.engine.hub.status().recordCounts["thing"]
    #expect(records == sent + received + 1)
  }

  @Test func `takes no flipped bit of an answer for the hub's word`() async throws {
    let world = try await HTTPWorld()
    let replica = try await world.enrolled()
    let (sent, received) = try await lengths(of: replica, world)
    var dice = SplitMix64(seed: 17)
    for _ in 0..<150 {
      try await replica.fill(0..<1, wallMilliseconds: world.engine.clock.now)
      let isClient = dice.next() % 2 == 0
      var faults = ConnectionFaults.none
      if isClient {
        faults.flippedClientBit = Int(dice.next() % UInt64(sent * 8))
      } else {
        faults.flippedServerBit = Int(dice.next() % UInt64(received * 8))
      }
      // A flipped length can leave both ends waiting for each other; a second is long enough to know.
      _ = try await sync(replica, world, faults, seconds: 1)
      #expect(try await world.sync(replica).outcome == .synced)
    }
    #expect(try await world.engine.hub.verify().differences.isEmpty)
  }

  @Test func `is told from a proxy's page with status 200`() async throws {
    let world = try await HTTPWorld()
    let replica = try await world.enrolled()
    try await replica.fill(0..<1, wallMilliseconds: world.engine.clock.now)
    let page = "<html>Please log in</html>"
    var faults = ConnectionFaults.none
    faults.cannedAnswer = Array(
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(page.utf8.count)\r\n\r\n\(page)"
        .utf8)
    let report = try await sync(replica, world, faults)
    guard case .offline(.notTheHub) = report.outcome else {
      Issue.record("\(report.outcome)")
      return
    }
    #expect(report.pendingCount == 1)
    #expect(try await world.sync(replica).outcome == .synced)
  }

  @Test func `carries a whole day while three connections of ten break`() async throws {
    let world = try await HTTPWorld()
    let (first, second) = (try await world.enrolled(), try await world.enrolled())
    try await first.fill(0..<500, wallMilliseconds: world.engine.clock.now)
    let proxy = try await FaultyProxy.start(targetPort: world.port) { connection in
      var faults = ConnectionFaults.none
      if connection % 10 < 3 { faults.serverBytesMax = 700 }
      return faults
    }
    for replica in [first, second, first] {
      let report = try await world.sync(replica, port: proxy.port, retries: 6)
      #expect(report.outcome == .synced)
    }
    #expect(await first.state.stateHash == second.state.stateHash)
    try await proxy.stop()
  }

  private enum Side {
    case client
    case server

    func faults(cutAfter position: Int) -> ConnectionFaults {
      var faults = ConnectionFaults.none
      if self == .client {
        faults.clientBytesMax = position
      } else {
        faults.serverBytesMax = position
      }
      return faults
    }
  }

  private func sync(
    _ replica: Replica, _ world: HTTPWorld, _ faults: ConnectionFaults, seconds: Int = 240
  ) async throws -> SyncReport {
    let proxy = try await FaultyProxy.start(targetPort: world.port) { _ in faults }
    let report = try await world.sync(replica, port: proxy.port, seconds: seconds)
    try await proxy.stop()
    return report
  }

  /// How many bytes one exchange of one small edit takes, each way.
  private func lengths(of replica: Replica, _ world: HTTPWorld) async throws -> (
    sent: Int, received: Int
  ) {
    try await replica.fill(0..<1, wallMilliseconds: world.engine.clock.now)
    let proxy = try await FaultyProxy.start(targetPort: world.port) { _ in .none }
    #expect(try await world.sync(replica, port: proxy.port).outcome == .synced)
    try await proxy.stop()
    return (proxy.clientByteCount, proxy.serverByteCount)
  }
}

extension Replica {
  /// The frame that would be pushed now.
  func sealedFrame() throws -> SealedFrame? { try store.collect(key: key) }
}
