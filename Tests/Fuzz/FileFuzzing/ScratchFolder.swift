import Foundation
import GRDB

/// A folder for files that live as long as one input, in `PREAU_FUZZ_FOLDER` or where temporary files go.
package final class ScratchFolder: Sendable {
  let path: String

  /// The folder of all the folders of this process.
  private static let base: String = {
    let process = ProcessInfo.processInfo
    let parent = process.environment["PREAU_FUZZ_FOLDER"] ?? NSTemporaryDirectory()
    return parent + "/preau-fuzz-\(process.processIdentifier)"
  }()

  init(_ name: String) {
    path = Self.base + "/" + name
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// Removes the folders of all targets of this process; no input can be run after it.
  package static func removeAll() { try? FileManager.default.removeItem(atPath: base) }

  /// Puts a database there that is in no other state than its bytes.
  func put(_ bytes: Data, at name: String) throws {
    for suffix in ["-wal", "-shm", "-journal"] {
      try? FileManager.default.removeItem(atPath: path + "/" + name + suffix)
    }
    try bytes.write(to: URL(filePath: path + "/" + name))
  }

  /// Brings what is still in the log of a database into its file.
  func flush(_ name: String) throws {
    let queue = try DatabaseQueue(path: path + "/" + name)
    try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    try queue.close()
  }

  func bytes(of name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: path + "/" + name))
  }
}
