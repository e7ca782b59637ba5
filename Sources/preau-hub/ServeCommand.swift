internal import ArgumentParser
internal import CaseModel
internal import CentralHub
internal import Foundation
internal import HubOverHTTP
internal import Hummingbird
internal import Logging
internal import Metrics
internal import Operations
internal import ServiceLifecycle
internal import UnixSignals

/// Serves the schools until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves the schools over TLS, HTTP/1.1 and HTTP/2, until SIGTERM or SIGINT.",
    discussion: """
      Stopping is graceful: exchanges under way are answered first. Logs go to standard error, one JSON object a line,
      without names. Operators read /livez, /readyz and /metrics on the loopback.
      """)

  @OptionGroup var options: HubOptions
  @Option(help: "The address to listen on.") var host = "127.0.0.1"
  @Option(help: "The port to listen on; 0 takes a free one.") var port = 8443
  @Option(help: "The operators' port on the loopback; 0 takes a free one.") var adminPort = 9443
  @Option(help: "A certificate chain, PEM; the self-made one otherwise.") var certificate: String?
  @Option(help: "The certificate's key, PEM.") var certificateKey: String?
  @Option(help: "Log level: trace, debug, info, notice, warning, error.") var logLevel = "info"

  func run() async throws {
    try await options.run { hub in
      let metrics = PrometheusRegistry()
      MetricsSystem.bootstrap(metrics)
      let level = Logger.Level(rawValue: logLevel) ?? .info
      let clock = hub.environment.wallMilliseconds
      LoggingSystem.bootstrap {
        StructuredLogHandler(label: $0, level: level, wallMilliseconds: clock)
      }
      let logger = Logger(label: "preau-hub")
      let settings = HubServerSettings(
        host: host, port: port, certificatePath: certificate ?? options.folder.certificatePath,
        certificateKeyPath: certificateKey ?? options.folder.certificateKeyPath)
      let schools = try HubServer.schools(hub, settings, logger: logger) { port in
        announce("https://\(host):\(port)", "listening")
      }
      let operators = HubServer.operators(hub, port: adminPort, metrics: metrics, logger: logger) {
        port in
        announce("http://127.0.0.1:\(port)", "operators")
      }
      let group = ServiceGroup(
        services: [schools, operators], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
      )
      try await group.run()
    }
  }

  /// Says on standard output where the hub listens, at once, for people and scripts.
  private func announce(_ address: String, _ what: String) {
    FileHandle.standardOutput.write(Data("\(what) \(address)\n".utf8))
  }
}
