/// Goes through the faults of one track: all of them, or so many that are spread evenly.
protocol TrackEnumeration {
  /// Whether writing part of a sector leaves the rest of it alone; a store relies on it, or not, from its first write on.
  var isPowersafe: Bool { get }
  func run<Machine: CutMachine>(
    _ track: CutTrack<Machine>, budget: Int, into tally: inout CutTally) throws
}

/// Cuts at every change.
struct CutEnumeration: TrackEnumeration {
  let care: FaultyDisk.Care
  let round: UInt64

  var isPowersafe: Bool { round % 2 == 1 }

  /// In how many ways each cut is survived.
  private static let survivals: UInt64 = 6

  func run<Machine: CutMachine>(
    _ track: CutTrack<Machine>, budget: Int, into tally: inout CutTally
  ) throws {
    var points: [(run: CutRun<Machine>, change: Int)] = []
    for (start, end) in track.stretches {
      let run = CutRun(track: track, start: start, end: end)
      let changes = try FaultRun(track: track, start: start, end: end).operationCounts()[.change]
      points += (0..<(changes ?? 0)).map { (run, $0 + 1) }
    }
    track.disk.setCare(care)
    let stride = max(1, (points.count * Int(Self.survivals) + budget - 1) / budget)
    for place in Swift.stride(from: Int(round) % stride, to: points.count, by: stride) {
      let first = round &* 1_000_003 &+ UInt64(place) &* Self.survivals
      let seeds = (0..<Self.survivals).map { first &+ $0 }
      _ = try points[place].run.cut(at: points[place].change, seeds: seeds, into: &tally)
    }
  }
}

/// Lets every operation fail, one at a time, in each way it can.
struct FaultEnumeration: TrackEnumeration {
  let round: UInt64

  /// As Linux's own file system says of itself.
  ///
  /// Without it SQLite leaves the end of its log unsynced on purpose, a failed sync may take that for clean, and what is
  /// committed after it hangs in the air.
  var isPowersafe: Bool { true }

  func run<Machine: CutMachine>(
    _ track: CutTrack<Machine>, budget: Int, into tally: inout CutTally
  ) throws {
    var points: [(run: FaultRun<Machine>, fault: DiskFault, operation: Int)] = []
    for (start, end) in track.stretches {
      let run = FaultRun(track: track, start: start, end: end)
      let counts = try run.operationCounts()
      for fault in DiskFault.all {
        points += (0..<(counts[fault.operation] ?? 0)).map { (run, fault, $0 + 1) }
      }
    }
    let stride = max(1, (points.count + budget - 1) / budget)
    for place in Swift.stride(from: Int(round) % stride, to: points.count, by: stride) {
      let (run, fault, operation) = points[place]
      _ = try run.fail(fault, at: operation, seed: round &+ UInt64(place), into: &tally)
    }
  }
}
