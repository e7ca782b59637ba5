import Foundation
import RecordModel

/// Measures the engine with the workloads that the peers were measured with, and prints their table.
enum WorkloadReplay {
  /// Measures.
  ///
  /// `folder` holds the workloads or gets them; `only` names some of them, empty for all; receivers run `runs` times
  /// and medians are told; `disk` is a folder on a real disk, for the elapsed times; `json` is a file for the rows.
  static func run(folder: String, only: Set<String>, runs: Int, disk: String, json: String?)
    async throws
  {
    let place = "/preau-workloads-\(ProcessInfo.processInfo.processIdentifier)"
    let (memory, disk) = ("/dev/shm" + place, disk + place)
    defer {
      for folder in [memory, disk] { try? FileManager.default.removeItem(atPath: folder) }
    }
    for folder in [memory, disk, folder] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    try WorkloadFloor.generate(into: folder, temporary: memory)
    let floor = try WorkloadFloor(data: folder, temporary: memory)
    let initial = try WorkloadFile.read("w1", in: folder)
    let measurement = WorkloadMeasurement(
      data: folder, memory: memory, disk: disk, runs: max(1, runs), floor: floor, initial: initial,
      dictionary: WorkloadDictionary.bytes(from: initial))
    print(legend + "\n")
    print(
      "fsync of 4 KB on the disk: median \(WorkloadRow.text(measurement.syncMilliseconds())) ms")
    var rows: [String: [WorkloadRow]] = [:]
    for (name, title) in WorkloadTitle.all where only.isEmpty || only.contains(name) {
      print("\n## \(title)\n")
      let report = try measurement.report(of: name)
      for line in report.lines { print(line) }
      rows[name] = report.rows
      fflush(nil)
    }
    if let json { try JSONEncoder().encode(rows).write(to: URL(fileURLWithPath: json)) }
  }

  private static let legend = """
    Milliseconds of the processor, where waiting for the disk is free; `wall` is the elapsed time of apply on the disk, \
    with synchronous=FULL.
    `raw` is the columns before zlib, `frames` what travels: clocks, envelope and signature included. `export` is \
    collecting and encoding without zlib and signing; `apply` is decoding, admission, merge, ledger, state hash, change \
    log and store, without inflating and verifying.
    `RSS` is the receiver's process above its start, `disk` its store once closed (W4: one replica's). `×xz` is frames \
    over columns under xz -9e; `×C lww` is apply over the C floor with clocks.
    """

  /// The receiver's part, in a process of its own: carries out the plan in the file that is named first.
  static func receive(arguments: [String]) throws {
    guard let path = arguments.first else { throw WorkloadTrouble.truncated }
    try WorkloadReceiver.run(planPath: path)
  }
}
