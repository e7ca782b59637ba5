import ArgumentParser
import FaultyProxy
import Foundation

/// A bad line, to try a program over.
@main
struct ProxyProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proxy", abstract: "Carries TCP on the loopback, badly: cuts, delays, slow lines.",
    discussion: "Listens on 127.0.0.1 only, and stops by itself.")

  @Option(help: "Where the server is: localhost:PORT.") var target: String
  @Option(help: "The port to listen on; 0 takes a free one.") var port = 0
  @Option(help: "Cut a connection after this many bytes, either way.") var cutEvery: Int?
  @Option(help: "How many connections are cut; the ones after them hold.") var cuts = 3
  @Option(help: "Bytes a second each way.") var rate: Int?
  @Option(help: "Milliseconds that each piece waits.") var delay: Int64 = 0
  @Option(help: "Stop after this many seconds.") var seconds = 600

  func run() async throws {
    guard let targetPort = target.split(separator: ":").last.flatMap({ Int($0) }) else {
      throw ValidationError("--target takes localhost:PORT")
    }
    let (cutEvery, cuts, rate, delay) = (cutEvery, cuts, rate, delay)
    let proxy = try await FaultyProxy.start(targetPort: targetPort, port: port) { connection in
      var faults = ConnectionFaults(delayMilliseconds: delay, bytesPerSecond: rate)
      if let cutEvery, connection < cuts {
        faults.clientBytesMax = cutEvery
        faults.serverBytesMax = cutEvery
        faults.cut = .reset
      }
      return faults
    }
    FileHandle.standardOutput.write(Data("listening on 127.0.0.1:\(proxy.port)\n".utf8))
    try await Task.sleep(for: .seconds(seconds))
    try await proxy.stop()
  }
}
