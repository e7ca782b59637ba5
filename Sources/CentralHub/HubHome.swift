internal import Crypto
internal import Foundation
internal import RecordStorage

/// The folder of a hub: `hub.sqlite`, `hub.key`, and for a first run a self-made authority and certificate.
///
/// The folder is for its owner only (0700, keys 0600). Whoever holds `hub.key` can sign as the ministry.
package struct HubHome: Hashable, Sendable {
  /// The folder's path.
  package let path: String

  /// Names a folder; it is not looked at yet.
  package init(path: String) { self.path = path }

  package var databasePath: String { path + "/hub.sqlite" }
  package var keyPath: String { path + "/hub.key" }
  package var authorityPath: String { path + "/ca.pem" }
  package var authorityKeyPath: String { path + "/ca.key" }
  package var certificatePath: String { path + "/server.pem" }
  package var certificateKeyPath: String { path + "/server.key" }
  /// Where the dossiers of each channel go.
  package var deliveriesPath: String { path + "/deliveries.json" }

  /// Whether there is a hub here.
  package var exists: Bool { FileManager.default.fileExists(atPath: databasePath) }

  /// Makes the folder for a new hub.
  ///
  /// - Throws: `HubHomeError.alreadyThere` when there is one; it is then untouched.
  package func prepare() throws {
    guard !exists else { throw HubHomeError.alreadyThere }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw HubHomeError.cannotCreate }
  }

  /// Writes a file that only its owner may read, and waits until it is on the disk.
  package func saveSecret(_ bytes: [UInt8], at path: String) throws {
    do { try OwnerOnlyFile.write(bytes, at: path) } catch { throw HubHomeError.cannotCreate }
  }

  func loadKey() throws -> Curve25519.Signing.PrivateKey {
    guard let bytes = FileManager.default.contents(atPath: keyPath),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    else { throw HubHomeError.keyMissing }
    return key
  }
}

/// Why a hub's folder cannot be used.
package enum HubHomeError: Error, Hashable, Sendable {
  case alreadyThere
  case missing
  case cannotCreate
  case keyMissing
}
