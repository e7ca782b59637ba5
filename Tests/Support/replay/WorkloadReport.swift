/// The rows and notes of one workload, from all its runs.
struct WorkloadReport {
  let workload: PreparedWorkload
  let pairs: [ReceiverPair]
  let floors: [FloorPair]
  let plains: [FloorPair]
  let batches: [FloorPair]
  let xzBytes: Double?

  /// Ours, and the floors that were played beside it.
  var rows: [WorkloadRow] { [ownRow, floor, plain, batch].compactMap { $0 } }

  private var floor: WorkloadRow? { floorRow("C floor lww", floors) }
  private var plain: WorkloadRow? { floorRow("C floor plain", plains) }
  private var batch: WorkloadRow? { floorRow("C floor lww batch", batches) }

  /// The table, and below it what it cannot hold.
  var lines: [String] {
    let unit = WorkloadTitle.tellsMedian(of: workload.name) ? 1.0 : 1000
    let (rows, floorApply) = (rows, floor?.apply)
    var lines = [WorkloadRow.head]
    lines += rows.map { $0.line(unit: unit, xzBytes: xzBytes, floorApply: floorApply) }
    let notes = notes(batch: batch)
    return notes.isEmpty ? lines : lines + [""] + notes
  }

  // MARK: ours

  private var ownRow: WorkloadRow {
    let sent = workload.sent
    var row = WorkloadRow(name: "Préau")
    row.raw = overall(sent.map(\.rawBytes))
    row.bytes = overall(sent.map(\.frameBytes))
    row.signatures = overall(sent.map { $0.frameCount * WorkloadSent.signatureBytes })
    row.edit = overall(sent.map(\.edit))
    row.export = overall(sent.map(\.export)) + median(\.received.pagesExport)
    row.zlib = overall(sent.map(\.zlib)) + median(\.received.pagesDeflate)
    row.sign = overall(sent.map(\.sign))
    row.verify = overall(sent.map(\.verify))
    row.inflate = overall(sent.map(\.inflate)) + median(\.received.pagesInflate)
    row.apply = pairs.map { overall($0.memory.received.apply.map(\.cpu)) }.median
    row.wall = pairs.map { overall($0.disk.received.apply.map(\.wall)) }.median
    row.memoryKibibytes = median { Double($0.received.memoryKibibytes) }
    row.storeBytes = median(\.storeBytes)
    return row
  }

  /// The median change-set, or the sum of all.
  private func overall(_ values: [Double]) -> Double {
    WorkloadTitle.tellsMedian(of: workload.name) ? values.median : values.sum
  }

  private func median(_ value: (ReceiverRun) -> Double) -> Double {
    pairs.map { value($0.memory) }.median
  }

  // MARK: the C floor

  /// The floor is played for one replica of W4's three: two merges and two change-sets.
  private func floorRow(_ name: String, _ floors: [FloorPair]) -> WorkloadRow? {
    guard !floors.isEmpty else { return nil }
    let sets = WorkloadTitle.tellsMedian(of: workload.name) ? floors.map(\.memory.sets).median : 1
    let (merges, exports) = workload.name == "w4" ? (3.0, 1.5) : (1.0, 1.0)
    var row = WorkloadRow(name: name)
    row.raw = floors.map(\.memory.raw).median * exports / sets
    row.bytes = floors.map(\.memory.z).median * exports / sets
    row.export = floors.map(\.memory.exportCpu).median * exports / sets
    row.zlib = floors.map(\.memory.zlibMs).median * exports / sets
    row.apply = floors.map(\.memory.applyCpu).median * merges / sets
    row.wall = floors.map(\.disk.applyMs).median * merges / sets
    row.memoryKibibytes = floors.map(\.memory.rssKb).median
    row.storeBytes = floors.map(\.memory.disk).median
    return row
  }

  // MARK: notes

  private func notes(batch: WorkloadRow?) -> [String] {
    var notes: [String] = []
    let frames = workload.sent.map(\.frameCount).sum
    notes.append("- change-sets: \(workload.sent.count), frames: \(Int(frames)).")
    if let wall = ownRow.wall, let floor = batch?.wall, floor > 0 {
      notes.append("- wall is \(WorkloadRow.text(wall / floor)) times the batch floor's.")
    }
    guard let run = pairs.last?.memory, let end = run.convergence else { return notes }
    notes += convergenceNotes(run, end)
    return notes
  }

  private func convergenceNotes(_ run: ReceiverRun, _ end: WorkloadConvergence) -> [String] {
    let equal = pairs.allSatisfy { pair in
      [pair.memory, pair.disk].allSatisfy { !$0.received.provedEqual.contains(false) }
    }
    let adjusted = run.received.adjusted.map(\.count).reduce(0, +)
    let exceptions = end.conflictCount - end.latestKeptCount
    let merges = run.received.apply.map { WorkloadRow.text($0.cpu) }.joined(separator: ", ")
    return [
      "- converged: \(equal ? "yes" : "NO"), each replica proved equal to the hub; \(end.apartCount) cells apart.",
      "- \(end.conflictCount) cells with different last values; the latest clock's value is kept in \(end.latestKeptCount); "
        + "of the \(exceptions) others \(end.explainedCount) had a stamp clamped or lifted (\(adjusted) in all).",
      "- losers computed from the file: \(end.lostCount); kept in each replica's ledger: \(end.keptCounts); "
        + "entries with another value there: \(end.ledgerCounts).",
      "- apply in order, 3 merges at the hub and then pages at the replicas: \(merges) ms.",
      "- of export, zlib and inflate, the pages: \(WorkloadRow.text(median(\.received.pagesExport))), "
        + "\(WorkloadRow.text(median(\.received.pagesDeflate))), \(WorkloadRow.text(median(\.received.pagesInflate))) ms "
        + "for \(run.received.pageBytes) bytes down; verdicts at the replicas, not in apply: "
        + "\(WorkloadRow.text(median(\.received.answersCPU))) ms.",
    ]
  }
}
