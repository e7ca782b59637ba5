/// What one machine did without any fault: its steps, and what it held after each.
final class CutTrack<Machine: CutMachine> {
  let name: String
  let steps: [Machine.Step]
  let disk: FaultyDisk
  let path: String
  /// What the store held before step `n`, `nil` before it was made.
  let digests: [StoreDigest?]
  /// The disk before each step that runs may begin with.
  let images: [Int: FaultyDisk.Image]
  /// Where runs begin and end; each reaches into the next.
  let stretches: [(start: Int, end: Int)]

  /// How much each step writes.
  enum Weight {
    case light
    /// So much that the log is written back on the way, not only when the file is closed.
    case heavy
  }

  /// Carries the steps out on a disk of its own.
  init(_ name: String, _ steps: [Machine.Step], weight: Weight, isPowersafe: Bool) throws {
    let (apart, length) = weight == .light ? (3, 4) : (20, 40)
    stretches = Swift.stride(from: 0, to: steps.count, by: apart).map {
      ($0, min($0 + length, steps.count))
    }
    let starts = Set(stretches.map(\.start))
    self.name = name
    self.steps = steps
    disk = try FaultyDisk()
    path = disk.folder + "/store"
    disk.setPowersafe(isPowersafe)
    var digests: [StoreDigest?] = [nil]
    var images: [Int: FaultyDisk.Image] = [:]
    let machine = Machine(path: path)
    for (place, step) in steps.enumerated() {
      if starts.contains(place) { images[place] = disk.save() }
      try machine.perform(step, attempt: 0)
      digests.append(try StoreDigest(path: path))
    }
    guard try machine.isSound(), try machine.isProved() else {
      throw CutTrouble.unrepeatable(step: steps.count)
    }
    machine.drop()
    self.digests = digests
    self.images = images
  }

  /// How many edits a machine has confirmed or been given after so many steps.
  func editCount(before step: Int) -> Int { steps[..<step].reduce(0) { $0 + $1.editCount } }
}
