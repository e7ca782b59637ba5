internal import Foundation

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
}
