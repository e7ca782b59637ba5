package import CentralHub
package import Hummingbird
internal import HummingbirdCore
internal import HummingbirdHTTP2
package import Logging
internal import NIOCore
internal import NIOSSL
package import Operations

/// Where and how the hub listens.
package struct HubServerSettings: Sendable {
  package var host: String
  /// 0 takes any free port.
  package var port: Int
  /// The certificate chain and its key, PEM files.
  package var certificatePath: String
  package var certificateKeyPath: String
  /// How long a connection may be silent, in seconds.
  package var idleSeconds: Int

  /// Settings from their parts.
  package init(
    host: String, port: Int, certificatePath: String, certificateKeyPath: String,
    idleSeconds: Int = 75
  ) {
    self.host = host
    self.port = port
    self.certificatePath = certificatePath
    self.certificateKeyPath = certificateKeyPath
    self.idleSeconds = idleSeconds
  }
}

/// The hub as a server: TLS with HTTP/2 and HTTP/1.1 for the schools, and plain HTTP on the machine itself for whoever
/// watches it.
package enum HubServer {
  /// The schools' side.
  ///
  /// `running` is told the port once the server listens.
  package static func schools(
    _ hub: Hub, _ settings: HubServerSettings, logger: Logger,
    running: @escaping @Sendable (Int) -> Void
  ) throws -> some ApplicationProtocol {
    var tls = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMFile(settings.certificatePath).map {
        .certificate($0)
      },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: settings.certificateKeyPath, format: .pem))
    )
    tls.minimumTLSVersion = .tlsv12
    let stream = HTTP1Channel.Configuration(idleTimeout: .seconds(Int64(settings.idleSeconds)))
    let server = try HTTPServerBuilder.http2Upgrade(
      tlsConfiguration: tls,
      configuration: .init(idleTimeout: .seconds(settings.idleSeconds), streamConfiguration: stream)
    )
    return Application(
      router: HubDoor(hub: hub, logger: logger).router(), server: server,
      configuration: .init(address: .hostname(settings.host, port: settings.port), backlog: 4096),
      onServerRunning: { running($0.localAddress?.port ?? 0) }, logger: logger)
  }

  /// The operator's side: `/livez`, `/readyz`, `/metrics`; on the loopback only.
  package static func operators(
    _ hub: Hub, port: Int, metrics: PrometheusRegistry, logger: Logger,
    running: @escaping @Sendable (Int) -> Void
  ) -> some ApplicationProtocol {
    let router = Router()
    router.get("livez") { _, _ in "ok\n" }
    router.get("readyz") { _, _ in
      let isHealthy = await hub.isHealthy
      return Response(
        status: isHealthy ? .ok : .serviceUnavailable,
        body: .init(
          byteBuffer: ByteBuffer(string: isHealthy ? "ok\n" : "the store has failed; see the log\n")
        ))
    }
    router.get("metrics") { _, _ in
      Response(
        status: .ok, headers: [.contentType: PrometheusRegistry.contentType],
        body: .init(byteBuffer: ByteBuffer(string: metrics.render())))
    }
    return Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { running($0.localAddress?.port ?? 0) }, logger: logger)
  }
}
