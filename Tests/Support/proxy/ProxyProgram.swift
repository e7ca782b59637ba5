import ArgumentParser
import FaultyProxy
import Foundation
import TestInput
import UnixSignals

/// A bad line, to try a program over.
@main
struct ProxyProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proxy", abstract: "Carries TCP on the loopback, badly: cuts, delays, slow lines.",
    discussion: """
      Listens on 127.0.0.1 only, and stops by itself or when told to (SIGTERM), with a line that says what it has carried.
      """)

  @Option(help: "Where the server is: localhost:PORT.") var target: String
  @Option(help: "The port to listen on; 0 takes a free one.") var port = 0
  @Option(help: "Cut a connection after this many bytes, either way.") var cutEvery: Int?
  @Option(help: "How many connections are cut; the ones after them hold.") var cuts = 3
  @Option(help: "Of a hundred connections, how many are cut instead, somewhere before --cut-every.")
  var cutPercent: UInt64?
  @Option(help: "Which of them, and where: the same seed, the same cuts.") var seed: UInt64 = 1
  @Option(help: "Bytes a second each way.") var rate: Int?
  @Option(help: "Milliseconds that each piece waits.") var delay: Int64 = 0
  @Option(help: "Stop after this many seconds.") var seconds = 600

  func run() async throws {
    guard let targetPort = target.split(separator: ":").last.flatMap({ Int($0) }) else {
      throw ValidationError("--target takes localhost:PORT")
    }
    let line = self
    let proxy = try await FaultyProxy.start(targetPort: targetPort, port: port) { connection in
      var faults = ConnectionFaults(delayMilliseconds: line.delay, bytesPerSecond: line.rate)
      if let limit = line.limit(connection) {
        faults.clientBytesMax = limit
        faults.serverBytesMax = limit
        faults.cut = .reset
      }
      return faults
    }
    say("listening on 127.0.0.1:\(proxy.port)")
    await stopped()
    try await proxy.stop()
    say(
      "carried \(proxy.clientByteCount) + \(proxy.serverByteCount) bytes in \(proxy.connectionCount) connections"
    )
  }

  /// After how many bytes this connection is cut; `nil` when it holds.
  private func limit(_ connection: Int) -> Int? {
    guard let cutEvery else { return nil }
    guard let cutPercent else { return connection < cuts ? cutEvery : nil }
    var dice = SplitMix64(seed: seed &+ UInt64(connection) &* 0x9E37_79B9)
    return dice.next() % 100 < cutPercent ? Int(dice.next() % UInt64(max(1, cutEvery))) : nil
  }

  /// Waits until somebody wants it to stop, or the time is over.
  private func stopped() async {
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    let seconds = seconds
    await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await Task.sleep(for: .seconds(seconds)) }
      group.addTask { for await _ in signals { break } }
      await group.next()
      group.cancelAll()
    }
  }

  private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
