import FaultDisk
import Foundation

/// Where a simulated world keeps its files: a folder, whose databases may live in memory under SQLite's own code.
final class SimulatedDisk: @unchecked Sendable {
  let folder: String
  /// The databases' disk; `nil` when they are files like any other.
  private let memory: OpaquePointer?

  /// Takes a folder that is there.
  ///
  /// - Throws: `SimulatedDiskError` when it cannot be kept in memory.
  init(folder: String, isInMemory: Bool) throws {
    self.folder = folder
    memory = isInMemory ? fault_disk_mount(folder) : nil
    if isInMemory, memory == nil { throw SimulatedDiskError() }
    if let memory { fault_disk_set_steady(memory) }
  }

  deinit { if let memory { fault_disk_unmount(memory) } }

  private static let names = ["replica.sqlite", "hub.sqlite"]
  private static let keys = ["device.key", "hub.key"]

  /// Copies a folder as a crash would leave it, the log of writes beside the database, and the key.
  func copy(_ from: String, to path: String) throws {
    let files = FileManager.default
    try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    for name in Self.names + Self.names.map({ $0 + "-wal" }) + Self.keys {
      let (source, target) = (from + "/" + name, path + "/" + name)
      if files.fileExists(atPath: source) { try files.copyItem(atPath: source, toPath: target) }
      if let memory, fault_disk_copy(memory, source, target) != 0 { throw SimulatedDiskError() }
    }
  }

  /// Lets one write fail, the so-and-so-many-th from now; only in memory.
  func failWrites(after count: Int) {
    guard let memory else { return }
    fault_disk_fail(memory, Int32(FAULT_WRITE.rawValue), Int64(count), 1, 10 | 3 << 8)
  }

  /// Takes back whatever was to fail.
  func repair() { if let memory { fault_disk_repair(memory) } }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: path)
    if let memory { fault_disk_remove(memory, path) }
  }
}

/// The disk of a simulated world cannot be used.
struct SimulatedDiskError: Error {}
