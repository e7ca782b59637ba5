import CentralHub
import Crypto
import Foundation
import HubOverHTTP
import Hummingbird
import Logging
import RecordModel
import ReplicaStorage
import SchoolReplica
import ServiceLifecycle
import SyncMachine
import SyncOverHTTP
import SyncProtocol
import Testing

/// A hub behind real sockets on the loopback, and replicas with the client's own transport.
final class HTTPWorld: Sendable {
  let engine: EngineWorld
  let port: Int
  private let server: Task<Void, Never>

  /// Serves `engine`'s hub over plain HTTP/1.1, so that every byte of an exchange is one of the protocol's own.
  init(schema: RecordSchema = EngineWorld.schema) async throws {
    let engine = try await EngineWorld(schema: schema)
    self.engine = engine
    let (ports, told) = AsyncStream.makeStream(of: Int.self)
    var quiet = Logger(label: "test")
    quiet.logLevel = .critical
    let logger = quiet
    let application = Application(
      router: HubDoor(hub: engine.hub, logger: logger).router(), server: .http1(),
      configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { told.yield($0.localAddress?.port ?? 0) }, logger: logger)
    server = Task {
      let group = ServiceGroup(services: [application], logger: logger)
      try? await group.run()
    }
    port = await ports.first { _ in true } ?? 0
  }

  deinit { server.cancel() }

  /// The address of the hub, or of whatever stands before it.
  func address(port: Int? = nil) throws -> HubAddress {
    try HubAddress(parsing: "http://127.0.0.1:\(port ?? self.port)")
  }

  /// A new computer, enrolled over HTTP.
  func enrolled(schema: RecordSchema? = nil, school: String = EngineWorld.school) async throws
    -> Replica
  {
    let replica = try Replica.create(
      in: ReplicaHome(path: engine.folder + "/" + UUID().uuidString),
      schema: schema ?? engine.schema,
      environment: ReplicaEnvironment(
        wallMilliseconds: { [clock = engine.clock] in clock.now },
        random: { UInt64.random(in: 1 ... .max) }))
    guard let code = try await engine.hub.makeCode(forSchool: school) else {
      throw EngineTrouble.noSchool
    }
    let transport = try HTTPEnrolment(
      options: HubConnectionOptions(address: try address()), replica: await replica.state.replica,
      key: replica.deviceKey)
    _ = try await replica.enrol(
      code: code, hubURL: try address().text, label: "test", transport: transport)
    try await transport.shutdown()
    return replica
  }

  /// One whole run of a replica through `port`.
  func sync(
    _ replica: Replica, port: Int? = nil, retries: Int = 0, seconds: Int = 240
  ) async throws -> SyncReport {
    let options = HubConnectionOptions(
      address: try address(port: port), exchangeSecondsMax: seconds)
    let hubKey = try #require(try await replica.hubKey())
    let transport = try HTTPSyncTransport(
      options: options, replica: await replica.state.replica, key: replica.deviceKey, hubKey: hubKey
    )
    let schedule = RetrySchedule(
      waitMillisecondsFirst: 1, waitMillisecondsMax: 2, retriesMax: retries)
    let report = try await replica.sync(
      transport: transport,
      options: SyncOptions(lockPolicy: .wait(.seconds(60)), schedule: schedule))
    try await transport.shutdown()
    return report
  }
}
