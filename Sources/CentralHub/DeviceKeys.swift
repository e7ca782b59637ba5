package import Causality
internal import CentralStorage
package import Crypto
internal import Synchronization

/// Whom a key speaks for.
package struct KnownDevice: Sendable {
  /// The school's national number.
  package let school: String
  package let key: Curve25519.Signing.PublicKey
}

/// The keys of enrolled computers, remembered; a key never changes, and revocation is looked up at each exchange.
final class DeviceKeys: Sendable {
  private let known = Mutex<[ReplicaID: KnownDevice]>([:])
  /// Beyond this many the memory is emptied and filled anew.
  private static let countMax = 100_000

  subscript(replica: ReplicaID) -> KnownDevice? { known.withLock { $0[replica] } }

  func put(_ device: KnownDevice, for replica: ReplicaID) {
    known.withLock {
      if $0.count >= Self.countMax { $0.removeAll() }
      $0[replica] = device
    }
  }
}

extension Hub {
  /// The key a replica signs with; `nil` when it was never enrolled.
  package nonisolated func device(_ replica: ReplicaID) async throws -> KnownDevice? {
    if let known = devices[replica] { return known }
    guard let found = try await lookUp(replica) else { return nil }
    devices.put(found, for: replica)
    return found
  }

  private func lookUp(_ replica: ReplicaID) throws -> KnownDevice? {
    guard let (device, school) = try store.deviceAndSchool(replica),
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: device.publicKey)
    else { return nil }
    return KnownDevice(school: school, key: key)
  }
}
