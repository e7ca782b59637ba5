package import Crypto
internal import ReplicaStorage

extension Replica {
  /// The hub's key, pinned at enrolment; `nil` before.
  package func hubKey() throws -> Curve25519.Signing.PublicKey? {
    try store.refresh()
    return store.state.hubKey.flatMap { try? Curve25519.Signing.PublicKey(rawRepresentation: $0) }
  }
}
