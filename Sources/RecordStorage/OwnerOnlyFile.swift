internal import Foundation
internal import Glibc

/// Files that only their owner may read: SQLite gives its companions the permissions of the database.
package enum OwnerOnlyFile {
  /// Makes an empty file with permissions 0600; leaves one that is there as it is.
  ///
  /// - Throws: `StorageError.cannotOpen` when it cannot be made.
  package static func make(_ path: String) throws(StorageError) {
    let files = FileManager.default
    guard !files.fileExists(atPath: path) else { return }
    guard files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    else {
      throw .cannotOpen
    }
  }

  /// Writes a whole file with permissions 0600, and waits until it is on the disk, its name included.
  ///
  /// A key that a power cut can take back would outlive in the database what it signed for.
  ///
  /// - Throws: `StorageError.cannotOpen` when it cannot be written, `.diskFailed` when the disk does not confirm it.
  package static func write(_ bytes: [UInt8], at path: String) throws(StorageError) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .cannotOpen }
    defer { close(file) }
    try write(bytes, to: file)
    try syncFolder(of: path)
  }

  /// Replaces a whole file by another with permissions 0600: a reader or a power cut finds the old one or the new one.
  ///
  /// - Throws: `StorageError.cannotOpen` when it cannot be written, `.diskFailed` when the disk does not confirm it.
  package static func replace(_ bytes: [UInt8], at path: String) throws(StorageError) {
    let beside = path + ".new"
    unlink(beside)
    let file = openNew(beside)
    guard file >= 0 else { throw .cannotOpen }
    defer { close(file) }
    try write(bytes, to: file)
    guard rename(beside, path) == 0 else { throw .cannotOpen }
    try syncFolder(of: path)
  }

  /// Makes a file with permissions 0600 and opens it to be written, in one call: nobody reads it before it is closed to them,
  /// and of two who make it one fails.
  ///
  /// - Returns: its descriptor; negative, with `errno`, when it cannot be made or is there already.
  package static func openNew(_ path: String) -> CInt {
    open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
  }

  private static func write(_ bytes: [UInt8], to file: CInt) throws(StorageError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw .cannotOpen }
      written += count
    }
    guard fsync(file) == 0 else { throw .diskFailed(code: errno) }
  }

  private static func syncFolder(of path: String) throws(StorageError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw .cannotOpen }
    defer { close(handle) }
    guard fsync(handle) == 0 else { throw .diskFailed(code: errno) }
  }
}
