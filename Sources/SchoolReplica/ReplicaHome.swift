internal import Crypto
internal import Foundation
internal import RecordStorage

/// The folder of one replica: `replica.sqlite`, `device.key`, `sync.lock`.
///
/// The folder is for its owner only (0700, files 0600). The key never leaves it.
package struct ReplicaHome: Hashable, Sendable {
  /// The folder's path.
  package let path: String

  /// Names a folder; it is not looked at yet.
  package init(path: String) { self.path = path }

  package var databasePath: String { path + "/replica.sqlite" }
  package var keyPath: String { path + "/device.key" }
  package var lockPath: String { path + "/sync.lock" }

  /// Makes the folder for a new replica.
  func prepare() throws {
    let files = FileManager.default
    guard !files.fileExists(atPath: databasePath) else { throw ReplicaHomeError.alreadyThere }
    do {
      try files.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw ReplicaHomeError.cannotCreate }
  }

  func save(_ key: Curve25519.Signing.PrivateKey) throws {
    do {
      try OwnerOnlyFile.write(Array(key.rawRepresentation), at: keyPath)
    } catch { throw ReplicaHomeError.cannotCreate }
  }

  func loadKey() throws -> Curve25519.Signing.PrivateKey {
    guard let bytes = FileManager.default.contents(atPath: keyPath),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    else { throw ReplicaHomeError.keyMissing }
    return key
  }
}

/// Why a replica's folder cannot be used.
package enum ReplicaHomeError: Error, Hashable, Sendable {
  /// There is a replica already; it was not touched.
  case alreadyThere
  /// There is no replica here; `preau init` makes one.
  case missing
  /// The folder cannot be made or written.
  case cannotCreate
  /// The device key is gone or unreadable; the records are safe, the computer must be enrolled anew.
  case keyMissing
}
