import Foundation

/// The floors of the peers' measurements, run beside ours: a C program over prepared statements, and bytes under xz.
struct WorkloadFloor {
  /// What the C program prints; sums of all its change-sets.
  struct Run: Decodable {
    let applyMs, applyCpu, exportCpu, zlibMs, raw, z, rssKb, disk, sets: Double
  }

  private struct Bytes: Decodable {
    struct Layout: Decodable { let xz9e: Double }
    let w: String
    let ids16: Layout
  }

  private let data: String
  private let temporary: String
  /// The change-sets by columns under `xz -9e`, in bytes.
  private(set) var xzBytes: [String: Double] = [:]

  /// The folder with the peers' programs, when the environment names it.
  private static var programs: String? {
    ProcessInfo.processInfo.environment["PREAU_SHARED"].map { $0 + "/peers" }
  }

  /// Generates the workloads into `data` when they are not all there.
  static func generate(into data: String, temporary: String) throws {
    let names = (1...5).map { "w\($0).jsonl" }
    guard names.contains(where: { !FileManager.default.fileExists(atPath: data + "/" + $0) })
    else { return }
    guard let programs else { throw WorkloadTrouble.missing(folder: data) }
    try copyPrograms(from: programs, to: temporary)
    try WorkloadProgram.run("python3", ["gen.py", data], in: temporary)
  }

  /// Builds the C program and its input; `nil` when the environment names no peers.
  init?(data: String, temporary: String) throws {
    guard let programs = Self.programs else { return nil }
    self.data = data
    self.temporary = temporary
    try Self.copyPrograms(from: programs, to: temporary)
    try WorkloadProgram.run(
      "gcc", ["-O2", "-o", "floor", programs + "/floor.c", "-lsqlite3", "-lz"], in: temporary)
    let bytes = data + "/floor.jsonl"
    let made = [bytes] + (1...5).map { "\(data)/w\($0).bin" }
    if !made.allSatisfy(FileManager.default.fileExists(atPath:)) {
      let script = """
        import sys, json, floor
        for line in floor.main(sys.argv[1]): print(json.dumps(line), flush=True)
        """
      let lines = try WorkloadProgram.run("python3", ["-c", script, data], in: temporary)
      try lines.write(to: URL(fileURLWithPath: bytes))
    }
    for line in try Data(contentsOf: URL(fileURLWithPath: bytes)).split(separator: 10) {
      let floor = try JSONDecoder().decode(Bytes.self, from: line)
      xzBytes[floor.w] = floor.ids16.xz9e
    }
  }

  private static func copyPrograms(from programs: String, to temporary: String) throws {
    for file in try FileManager.default.contentsOfDirectory(atPath: programs)
    where file.hasSuffix(".py") {
      let copy = temporary + "/" + file
      if FileManager.default.fileExists(atPath: copy) { continue }
      try FileManager.default.copyItem(atPath: programs + "/" + file, toPath: copy)
    }
  }

  /// Plays one workload into a new database in `folder`.
  func run(_ name: String, modes: [String], in folder: String) throws -> Run {
    let database = folder + "/floor.db"
    defer {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: database + suffix)
      }
    }
    let output = try WorkloadProgram.run(
      temporary + "/floor", ["\(data)/\(name).bin", database] + modes, in: temporary)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Run.self, from: output)
  }
}

/// Starts a program and waits for its end.
enum WorkloadProgram {
  /// Runs `program`, found as the shell finds it.
  ///
  /// - Returns: what it printed.
  /// - Throws: `WorkloadTrouble.ended` for any exit code but 0.
  @discardableResult
  static func run(_ program: String, _ arguments: [String], in folder: String) throws -> Data {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["PYTHONDONTWRITEBYTECODE=1", program] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw WorkloadTrouble.ended(program: program, code: process.terminationStatus)
    }
    return output
  }
}
