internal import Foundation
internal import RecordStorage

/// Cuts the power of one machine, and looks at what is there afterwards.
struct CutRun<Machine: CutMachine> {
  let track: CutTrack<Machine>
  /// The step it begins with, and the one it does not reach.
  let start: Int
  let end: Int

  /// Cuts the power at the `change`-th change after the machine was switched on, and lets the disk survive it in several
  /// ways.
  ///
  /// - Returns: whether there was such a change.
  func cut(at change: Int, seeds: [UInt64], into tally: inout CutTally) throws -> Bool {
    guard let image = track.images[start] else { return false }
    let disk = track.disk
    disk.load(image)
    disk.cut(atChange: change)
    let machine = Machine(path: track.path)
    let confirmed = live(machine, at: change, into: &tally)
    guard disk.isDown else { return false }
    machine.drop()
    // What was under way is the same for every survival; only one is needed when nothing was.
    let atCut = disk.save()
    for seed in disk.unsyncedCount > 0 ? seeds : [seeds[0]] {
      disk.load(atCut)
      let before = disk.sectors
      disk.restart(seed: seed)
      try bringBackFile()
      tally.add(disk.sectors, since: before)
      tally.cuts[track.name, default: 0] += 1
      var check = CutCheck(track: track, confirmed: confirmed, isToEnd: seed % 8 == 0)
      do {
        try check.run()
        tally.foundWhole += check.foundWhole ? 1 : 0
        tally.foundAbsent += check.foundWhole ? 0 : 1
        tally.runsToEnd += check.isToEnd ? 1 : 0
        tally.editsChecked += track.editCount(before: confirmed)
      } catch {
        tally.failures.append(
          CutTally.Failure(
            track: track.name,
            fault: "cut at change \(change) from step \(start), survival \(seed)",
            what: "after \(confirmed) steps: \(error)"))
      }
    }
    return true
  }

  /// A program without power removes nothing: what ours removed after the cut, in vain, is there again.
  private func bringBackFile() throws {
    guard !FileManager.default.fileExists(atPath: track.path) else { return }
    try Data("on a fault disk\n".utf8).write(to: URL(fileURLWithPath: track.path))
  }

  /// Runs until the power goes.
  ///
  /// - Returns: how many steps were confirmed.
  private func live(_ machine: Machine, at change: Int, into tally: inout CutTally) -> Int {
    var confirmed = start
    do {
      if start > 0 { try machine.open() }
      while confirmed < end {
        try machine.perform(track.steps[confirmed], attempt: 0)
        confirmed += 1
      }
    } catch {
      if !(error is StorageError) || !track.disk.isDown {
        tally.failures.append(
          CutTally.Failure(
            track: track.name, fault: "cut at change \(change) from step \(start)",
            what: "thrown: \(error)"))
      }
    }
    return confirmed
  }
}

/// Looks at a store after a power cut.
struct CutCheck<Machine: CutMachine> {
  let track: CutTrack<Machine>
  /// How many steps were confirmed before the power went.
  let confirmed: Int
  /// Whether the rest of the script is carried out, too.
  let isToEnd: Bool
  private(set) var foundWhole = false

  init(track: CutTrack<Machine>, confirmed: Int, isToEnd: Bool) {
    self.track = track
    self.confirmed = confirmed
    self.isToEnd = isToEnd
  }

  /// - Throws: whatever is wrong.
  mutating func run() throws {
    let machine = Machine(path: track.path)
    defer { machine.drop() }
    if let done = try open(machine) {
      try goOn(machine, from: done)
    } else {
      // The store was being made: nothing was confirmed, and it can be made now.
      try perform(machine, 0)
      try expect(machine, 1)
      try goOn(machine, from: 1)
    }
  }

  /// Opens the store and compares what it holds.
  ///
  /// - Returns: how many steps are done, `nil` when there is no store yet.
  private mutating func open(_ machine: Machine) throws -> Int? {
    do {
      try machine.open()
    } catch StorageError.notOurs where confirmed == 0 {
      return nil
    }
    let found = try StoreDigest(path: track.path)
    guard try machine.isSound() else { throw CutMismatch(what: "not sound") }
    let next = confirmed + 1
    if confirmed < track.steps.count, found == track.digests[next] {
      foundWhole = true
      return next
    }
    guard found == track.digests[confirmed] else {
      throw CutMismatch(what: "holds neither what was confirmed nor the step under way")
    }
    return confirmed
  }

  private func goOn(_ machine: Machine, from done: Int) throws {
    var step = done
    if foundWhole, track.steps[confirmed].isRepeatable { step = confirmed }
    let end = isToEnd ? track.steps.count : min(step + 1, track.steps.count)
    while step < end {
      try perform(machine, step)
      step += 1
    }
    try expect(machine, step)
    guard try machine.isSound() else { throw CutMismatch(what: "not sound after going on") }
    if isToEnd, try !machine.isProved() { throw CutMismatch(what: "not proved at the end") }
  }

  private func perform(_ machine: Machine, _ step: Int) throws {
    try machine.perform(track.steps[step], attempt: 1)
  }

  private func expect(_ machine: Machine, _ step: Int) throws {
    guard try StoreDigest(path: track.path).lasting == track.digests[step]?.lasting else {
      throw CutMismatch(what: "going on leads to another state than without the cut")
    }
  }
}
