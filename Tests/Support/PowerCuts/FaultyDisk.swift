internal import FaultDisk
internal import Foundation

/// A folder whose databases live on a disk that a seed can break.
package final class FaultyDisk {
  /// What can be made to fail.
  package enum Operation: Int32, CaseIterable, Sendable {
    case read = 0
    case write = 1
    case sync = 2
    case lock = 3
    /// Writes and syncs together.
    case change = 4
  }

  /// How much the disk or the program cares for durability.
  package enum Care: Int32, Sendable {
    case full = 0
    /// `PRAGMA synchronous = FULL` sets NORMAL, and is answered as if it had not.
    case normal = 1
    /// Syncs are confirmed and not carried out, as with `synchronous=OFF`.
    case none = 2
  }

  /// What became of unsynced sectors at restarts.
  package struct Sectors: Hashable, Sendable {
    package var kept = 0
    package var dropped = 0
    package var torn = 0
    package var scrambled = 0
  }

  /// What is on a disk, and what is on its way there.
  package final class Image {
    fileprivate let image: OpaquePointer
    fileprivate init(_ image: OpaquePointer) { self.image = image }
    deinit { fault_disk_image_free(image) }
  }

  /// The folder, a real one: programs may make and look for database files in it without SQLite.
  package let folder: String
  private let disk: OpaquePointer

  /// Mounts a new folder.
  package init() throws {
    folder = NSTemporaryDirectory() + "preau-disk-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard let disk = fault_disk_mount(folder) else { throw CutTrouble.noDisk }
    self.disk = disk
  }

  deinit {
    fault_disk_unmount(disk)
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Whether the power is gone.
  package var isDown: Bool { fault_disk_is_down(disk) != 0 }
  /// Sectors that are written and not synced.
  package var unsyncedCount: Int { Int(fault_disk_unsynced(disk)) }

  /// What became of unsynced sectors so far.
  package var sectors: Sectors {
    let counts = fault_disk_count(disk)
    return Sectors(
      kept: Int(counts.kept), dropped: Int(counts.dropped), torn: Int(counts.torn),
      scrambled: Int(counts.scrambled))
  }

  /// How many operations of a kind there were.
  package func count(_ operation: Operation) -> Int {
    let operations = fault_disk_count(disk).operations
    switch operation {
    case .read: return Int(operations.0)
    case .write: return Int(operations.1)
    case .sync: return Int(operations.2)
    case .lock: return Int(operations.3)
    case .change: return Int(operations.4)
    }
  }

  /// Cuts the power at the `change`-th write or sync from now.
  package func cut(atChange change: Int) { fault_disk_cut(disk, Int64(change)) }

  /// Lets operations fail with a code of SQLite, beginning with the `first` from now.
  package func fail(_ operation: Operation, first: Int, count: Int, code: Int32) {
    fault_disk_fail(disk, operation.rawValue, Int64(first), Int64(count), code)
  }

  /// Lets all files together have at most so many bytes.
  package func limit(bytes: Int) { fault_disk_limit(disk, Int64(bytes)) }

  /// Takes back whatever was to fail.
  package func repair() { fault_disk_repair(disk) }

  /// Begins the drawing of what a failed sync has written after all.
  package func setSeed(_ seed: UInt64) { fault_disk_set_seed(disk, seed) }

  package func setCare(_ care: Care) { fault_disk_set_care(disk, care.rawValue) }

  /// Says whether writing part of a sector leaves the rest of it alone whatever happens.
  package func setPowersafe(_ isPowersafe: Bool) {
    fault_disk_set_powersafe(disk, isPowersafe ? 1 : 0)
  }

  /// Begins the next life: what was synced, and of the rest what the seed draws.
  package func restart(seed: UInt64) { fault_disk_restart(disk, seed) }

  package func save() -> Image { Image(fault_disk_save(disk)) }

  package func load(_ image: Image) { fault_disk_load(disk, image.image) }
}

/// Why cutting cannot go on.
package enum CutTrouble: Error, Hashable, Sendable {
  case noDisk
  /// SQLite refuses to read the file that is compared.
  case unreadable(code: Int32)
  /// The stores do not do what they did when the script was written.
  case unrepeatable(step: Int)
  case noStore
}
