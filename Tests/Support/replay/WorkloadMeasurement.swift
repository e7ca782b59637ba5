import Foundation
import RecordModel

/// Measures workloads one by one: senders once, receivers and the C floor several times.
struct WorkloadMeasurement {
  let data: String
  let memory: String
  let disk: String
  let runs: Int
  let floor: WorkloadFloor?
  let initial: [WorkloadLine]
  let dictionary: [UInt8]

  /// What one workload took, in all its runs.
  func report(of name: String) throws -> WorkloadReport {
    let folder = memory + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let schema = WorkloadSchema.schema(dictionary: dictionary)
    let workload = try WorkloadSenders(
      data: data, folder: folder, schema: schema, initial: initial
    ).prepare(name)
    let files = folder + "/receivers"
    try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: true)
    try Data(dictionary).write(to: URL(fileURLWithPath: files + "/dictionary"))
    try WorkloadExchangeFile.write(workload.base + workload.measured, to: files + "/exchanges")
    var pairs: [ReceiverPair] = []
    var floors: [FloorPair] = []
    var batches: [FloorPair] = []
    var plains: [FloorPair] = []
    for _ in 0..<runs {
      pairs.append(
        ReceiverPair(
          memory: try receive(workload, files: files, in: memory, schema: schema),
          disk: try receive(workload, files: files, in: disk, schema: schema)))
      if let floor {
        floors.append(try floorPair(floor, name, modes: ["lww"]))
        plains.append(try floorPair(floor, name, modes: ["plain"]))
        if name == "w5" { batches.append(try floorPair(floor, name, modes: ["lww", "batch"])) }
      }
    }
    return WorkloadReport(
      workload: workload, pairs: pairs, floors: floors, plains: plains, batches: batches,
      xzBytes: floor?.xzBytes[name])
  }

  /// One receiver's process, over files of its own that are removed afterwards.
  private func receive(
    _ workload: PreparedWorkload, files: String, in place: String, schema: RecordSchema
  ) throws -> ReceiverRun {
    let folder = place + "/receiver"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let hubPath = folder + "/hub"
    try FileManager.default.copyItem(atPath: workload.hubPath, toPath: hubPath)
    var paths: [String] = []
    for path in workload.replicaPaths {
      let copy = folder + "/" + (path as NSString).lastPathComponent
      try FileManager.default.copyItem(atPath: path, toPath: copy)
      paths.append(copy)
    }
    let plan = WorkloadPlan(
      hubPath: hubPath, dictionaryPath: files + "/dictionary",
      exchangesPath: files + "/exchanges", baseCount: workload.base.count,
      baseGroupSize: workload.baseGroupSize, groupSize: workload.groupSize, replicaPaths: paths,
      hubMilliseconds: workload.hubMilliseconds)
    let planPath = folder + "/plan.json"
    try JSONEncoder().encode(plan).write(to: URL(fileURLWithPath: planPath))
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let received = try JSONDecoder().decode(
      WorkloadReceived.self,
      from: WorkloadProgram.run(program, ["--receive", planPath], in: folder))
    guard workload.stateHash.isEmpty || received.stateHash == workload.stateHash else {
      throw WorkloadTrouble.unequal(sender: workload.name)
    }
    let convergence =
      paths.isEmpty
      ? nil
      : try WorkloadConvergence(
        workload, paths: paths, adjusted: received.adjusted, schema: schema)
    return ReceiverRun(
      received: received, storeBytes: try paths.first.map(Self.bytes) ?? Self.bytes(at: hubPath),
      convergence: convergence)
  }

  private static func bytes(at path: String) throws -> Double {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.size] as? NSNumber)?.doubleValue ?? 0
  }

  private func floorPair(_ floor: WorkloadFloor, _ name: String, modes: [String]) throws
    -> FloorPair
  {
    FloorPair(
      memory: try floor.run(name, modes: modes, in: memory),
      disk: try floor.run(name, modes: modes, in: disk))
  }

  /// What one wait for the disk takes: the median of twenty.
  func syncMilliseconds() -> Double {
    let path = disk + "/probe"
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { return 0 }
    let times = (0..<20).map { _ in
      var span = WorkloadSpan()
      span.measure {
        try? file.write(contentsOf: Data(repeating: 120, count: 4096))
        try? file.synchronize()
      }
      return span.wall
    }
    return times.median
  }
}

/// What one receiver measured and left.
struct ReceiverRun {
  let received: WorkloadReceived
  /// The store after its last connection has closed, which empties its log into it.
  let storeBytes: Double
  let convergence: WorkloadConvergence?
}

/// One receiver where waiting for the disk is free, and one on the disk.
struct ReceiverPair {
  let memory: ReceiverRun
  let disk: ReceiverRun
}

/// The C floor on both.
struct FloorPair {
  let memory: WorkloadFloor.Run
  let disk: WorkloadFloor.Run
}
