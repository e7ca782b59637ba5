internal import RecordStorage

/// A fault that a disk reports, in place of a power cut.
struct DiskFault: Sendable, CustomStringConvertible {
  let operation: FaultyDisk.Operation
  let code: Int32
  /// How many operations fail.
  let count: Int
  let name: String
  /// What a store may say of it.
  let isTyped: @Sendable (StorageError) -> Bool

  /// A log that could not be begun leaves a store in SQLite's other mode, which is refused as not durable.
  private static let isOfTheDisk: @Sendable (StorageError) -> Bool = {
    $0.isOfTheDisk || $0 == .notDurable
  }

  var description: String { name }

  /// Errors on reading, writing and syncing, a full disk, and locks held for a moment and for good.
  static let all: [DiskFault] = [
    DiskFault(operation: .read, code: 266, count: 1, name: "EIO on read", isTyped: isOfTheDisk),
    DiskFault(operation: .write, code: 778, count: 1, name: "EIO on write", isTyped: isOfTheDisk),
    DiskFault(operation: .sync, code: 1034, count: 1, name: "EIO on fsync", isTyped: isOfTheDisk),
    DiskFault(
      operation: .change, code: 10, count: .max >> 1, name: "EIO from then on",
      isTyped: isOfTheDisk),
    DiskFault(operation: .write, code: 13, count: .max >> 1, name: "disk full") {
      $0 == .diskFull || $0 == .notDurable
    },
    DiskFault(operation: .lock, code: 5, count: 1, name: "busy for a moment") { $0 == .locked },
    DiskFault(operation: .lock, code: 5, count: .max >> 1, name: "busy for good") {
      $0 == .locked
    },
  ]
}

/// Lets one operation of a machine's disk fail, and looks at what is there then, and after a power cut on top of it.
struct FaultRun<Machine: CutMachine> {
  let track: CutTrack<Machine>
  let start: Int
  let end: Int

  /// - Returns: whether there was such an operation.
  func fail(_ fault: DiskFault, at operation: Int, seed: UInt64, into tally: inout CutTally) throws
    -> Bool
  {
    guard let image = track.images[start] else { return false }
    let disk = track.disk
    disk.load(image)
    disk.setSeed(seed)
    let machine = Machine(path: track.path)
    defer { machine.drop() }
    let before = disk.count(fault.operation)
    disk.fail(fault.operation, first: operation, count: fault.count, code: fault.code)
    do {
      try live(machine, fault, into: &tally)
      guard disk.count(fault.operation) >= before + operation else { return false }
      disk.repair()
      try expect(end, machine)
      machine.drop()
      disk.restart(seed: seed)
      try machine.open()
      guard try found() == track.digests[end]?.lasting else {
        let steps = try (0...end).filter { try found() == track.digests[$0]?.lasting }
        throw CutMismatch(
          what: "after a power cut it holds the state before step \(steps), not \(end)")
      }
      guard try machine.isSound() else { throw CutMismatch(what: "not sound") }
    } catch {
      tally.failures.append(
        CutTally.Failure(
          track: track.name, fault: "\(fault) \(operation) from step \(start), survival \(seed)",
          what: "\(error)"))
    }
    tally.faults[track.name, default: 0] += 1
    return true
  }

  private func live(_ machine: Machine, _ fault: DiskFault, into tally: inout CutTally) throws {
    if start > 0 { try attempt(machine, start, fault, into: &tally) { try machine.open() } }
    for step in start..<end {
      try attempt(machine, step, fault, into: &tally) {
        try machine.perform(track.steps[step], attempt: 0)
      }
    }
  }

  /// How many operations of each kind there are without a fault.
  func operationCounts() throws -> [FaultyDisk.Operation: Int] {
    guard let image = track.images[start] else { return [:] }
    track.disk.load(image)
    let machine = Machine(path: track.path)
    defer { machine.drop() }
    let before = FaultyDisk.Operation.allCases.map { ($0, track.disk.count($0)) }
    if start > 0 { try machine.open() }
    for step in start..<end { try machine.perform(track.steps[step], attempt: 0) }
    return Dictionary(uniqueKeysWithValues: before.map { ($0, track.disk.count($0) - $1) })
  }

  /// Tries; when it throws, looks that nothing has changed, repairs the disk and tries again.
  private func attempt(
    _ machine: Machine, _ step: Int, _ fault: DiskFault, into tally: inout CutTally,
    _ work: () throws -> Void
  ) throws {
    do {
      try work()
    } catch let error as StorageError {
      guard fault.isTyped(error) else { throw error }
      tally.refusedSteps += 1
      track.disk.repair()
      if step > 0 { try expectWhole(step, machine) }
      if track.steps[step].isCreation { machine.drop() }
      do { try work() } catch let again as StorageError where again == .notOurs && step == 0 {
        // The store was made after all, and only its last touch had failed.
        try machine.open()
      }
    }
  }

  /// What a step that has thrown leaves: all as it was.
  private func expectWhole(_ step: Int, _ machine: Machine) throws {
    guard try found() == track.digests[step]?.lasting else {
      throw CutMismatch(what: "a step has thrown and has changed something")
    }
  }

  private func found() throws -> StoreDigest.Mixer { try StoreDigest(path: track.path).lasting }

  private func expect(_ step: Int, _ machine: Machine) throws {
    guard try found() == track.digests[step]?.lasting else {
      throw CutMismatch(what: "not what it was without the fault")
    }
  }
}
