internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// A proxy for TCP on the loopback that breaks connections as it is told: lines of schools, made to order.
///
/// It listens on 127.0.0.1 only, knows nothing of what it carries, and counts every byte.
package final class FaultyProxy: Sendable {
  /// Where it listens.
  package let port: Int
  private let server: any Channel
  private let traffic: Traffic

  /// Starts a proxy to a server on this machine.
  ///
  /// - Throws: when the port cannot be had.
  package static func start(
    targetPort: Int, port: Int = 0,
    faults: @escaping @Sendable (_ connection: Int) -> ConnectionFaults
  ) async throws -> FaultyProxy {
    let traffic = Traffic()
    let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.autoRead, value: false)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { client in
        let number = traffic.nextConnection()
        return ProxiedConnection.open(
          client, targetPort: targetPort, faults: faults(number), traffic: traffic)
      }
      .bind(host: "127.0.0.1", port: port).get()
    return FaultyProxy(port: server.localAddress?.port ?? 0, server: server, traffic: traffic)
  }

  private init(port: Int, server: any Channel, traffic: Traffic) {
    self.port = port
    self.server = server
    self.traffic = traffic
  }

  /// Connections made through it so far.
  package var connectionCount: Int { traffic.connections.load(ordering: .relaxed) }
  /// Bytes carried from clients to the server.
  package var clientByteCount: Int { traffic.fromClients.load(ordering: .relaxed) }
  /// Bytes carried from the server to clients.
  package var serverByteCount: Int { traffic.fromServer.load(ordering: .relaxed) }

  /// Stops listening; connections that are open end by themselves.
  package func stop() async throws { try await server.close() }
}

/// What a proxy has carried.
final class Traffic: Sendable {
  let connections = Atomic<Int>(0)
  let fromClients = Atomic<Int>(0)
  let fromServer = Atomic<Int>(0)

  /// The number of the next connection, from 0.
  func nextConnection() -> Int { connections.wrappingAdd(1, ordering: .relaxed).oldValue }
}
