import ArgumentParser
import Dispatch
import Foundation
import Synchronization

/// Replays real input through the real engine: the incident log, or the workloads of the peers.
@main
struct ReplayProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract:
      "Replays the incident log through a hub and replicas over HTTPS, and checks every value by hand.",
    discussion: "Exit code 1 when anything differs from what was computed independently.")

  @Argument(help: "The incident log, CSV, plain or gzip.") var file: String?
  @Option(help: "Only the first events of the file.") var limit: Int?
  @Option(help: "How many schools.") var schools = 8
  @Option(help: "How many computers each has.") var replicas = 3
  @Option(help: "The seed of the offline windows.") var seed: UInt64 = 2016
  @Option(help: "Where to put the files; removed at the end.") var folder: String?

  @Option(
    help: "Measure the workloads in this folder instead; they are made when ../shared is there.")
  var workloads: String?
  @Option(help: "Only some of the workloads: w1,w3.") var only: String?
  @Option(help: "How often each receiver runs.") var runs = 3
  @Option(help: "A folder on a real disk, for the elapsed times.") var disk: String?
  @Option(help: "Write the rows of the tables into this file too, as JSON.") var json: String?
  @Option(help: .hidden) var receive: String?

  /// A receiver returns from `main` on the thread it began on, which valgrind needs.
  func run() throws {
    if let receive { return try WorkloadReplay.receive(arguments: [receive]) }
    let ended = DispatchSemaphore(value: 0)
    let outcome = Mutex<Result<Void, any Error>>(.success(()))
    Task {
      do { try await replay() } catch { outcome.withLock { $0 = .failure(error) } }
      ended.signal()
    }
    ended.wait()
    try outcome.withLock { $0 }.get()
  }

  private func replay() async throws {
    if let workloads {
      let names = Set((only ?? "").split(separator: ",").map(String.init))
      return try await WorkloadReplay.run(
        folder: workloads, only: names, runs: runs, disk: disk ?? NSTemporaryDirectory(),
        json: json)
    }
    guard let file else {
      throw ValidationError("Name the incident log, or a folder with --workloads.")
    }
    try await replayIncidents(file)
  }

  private func replayIncidents(_ file: String) async throws {
    let folder = (folder ?? NSTemporaryDirectory()) + "/preau-replay-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let started = WorkloadSpan.elapsed()
    let events = try IncidentLog.read(file, limit: limit)
    let world = try await IncidentWorld.build(
      folder: folder, schools: schools, replicas: replicas, start: events.first?.milliseconds ?? 0)
    var replay = IncidentReplay(world, replicasPerSchool: replicas, seed: seed)
    try await replay.play(events)
    let differences = try await replay.judge()
    try await world.stop()
    let ended = WorkloadSpan.elapsed()
    print(
      "seconds                \(Int((ended.wall - started.wall) / 1000)) on the wall, "
        + "\(Int((ended.cpu - started.cpu) / 1000)) of the processor, hub, replicas and oracle together"
    )
    for difference in differences { print("DIFFERS: \(difference)") }
    if !differences.isEmpty { throw ExitCode(1) }
    print("Everything is as computed.")
  }
}
