package import Causality
package import Crypto
internal import Foundation

/// The hub's signed word for what it held, of whom, when; a school can show it years later.
///
/// Source: `protocol/04-exchange.md`, section 6; decision D10.
package struct Receipt: Hashable, Sendable {
  package let replica: ReplicaID
  /// Every change-set up to here is held.
  package let acknowledgedCounter: UInt64
  /// The hub's state of the replica's school.
  package let stateHash: StateHash
  /// The school's sequence number at that state.
  package let sequence: UInt64
  /// The hub's incarnation, 16 bytes.
  package let epoch: [UInt8]
  /// The hub's time, milliseconds since 1970-01-01 UTC.
  package let hubMilliseconds: UInt64
  /// Ed25519 by the hub's key over all of the above, 64 bytes.
  package let signature: [UInt8]

  /// A receipt as it was received or stored; check it with `isSigned(by:)`.
  package init(
    replica: ReplicaID, acknowledgedCounter: UInt64, stateHash: StateHash, sequence: UInt64,
    epoch: [UInt8],
    hubMilliseconds: UInt64, signature: [UInt8]
  ) {
    self.replica = replica
    self.acknowledgedCounter = acknowledgedCounter
    self.stateHash = stateHash
    self.sequence = sequence
    self.epoch = epoch
    self.hubMilliseconds = hubMilliseconds
    self.signature = signature
  }

  /// Signs a receipt.
  package static func signed(
    replica: ReplicaID, acknowledgedCounter: UInt64, stateHash: StateHash, sequence: UInt64,
    epoch: [UInt8],
    hubMilliseconds: UInt64, key: Curve25519.Signing.PrivateKey
  ) throws -> Receipt {
    let blank = Receipt(
      replica: replica, acknowledgedCounter: acknowledgedCounter, stateHash: stateHash,
      sequence: sequence,
      epoch: epoch, hubMilliseconds: hubMilliseconds, signature: [])
    return Receipt(
      replica: replica, acknowledgedCounter: acknowledgedCounter, stateHash: stateHash,
      sequence: sequence,
      epoch: epoch, hubMilliseconds: hubMilliseconds,
      signature: Array(try key.signature(for: blank.signedBytes)))
  }

  /// Whether the hub's key signed it.
  package func isSigned(by key: Curve25519.Signing.PublicKey) -> Bool {
    key.isValidSignature(signature, for: signedBytes)
  }

  private var signedBytes: [UInt8] {
    var writer = ByteWriter()
    writer.append(bytes: "preau receipt 1\n".utf8)
    writer.append(bytes: replica.bytes)
    writer.append(fixed: acknowledgedCounter)
    writer.append(bytes: stateHash.bytes)
    writer.append(fixed: sequence)
    writer.append(count: epoch.count)
    writer.append(bytes: epoch)
    writer.append(fixed: hubMilliseconds)
    return writer.bytes
  }

  init?(message: Preau_V1_Receipt) {
    guard let replica = ReplicaID(bytes: message.replica),
      let hash = StateHash(bytes: Array(message.stateHash))
    else { return nil }
    self.init(
      replica: replica, acknowledgedCounter: message.acknowledgedCounter, stateHash: hash,
      sequence: message.sequence, epoch: Array(message.epoch),
      hubMilliseconds: message.hubMilliseconds,
      signature: Array(message.signature))
  }

  var message: Preau_V1_Receipt {
    var message = Preau_V1_Receipt()
    message.replica = Data(replica.bytes)
    message.acknowledgedCounter = acknowledgedCounter
    message.stateHash = Data(stateHash.bytes)
    message.sequence = sequence
    message.epoch = Data(epoch)
    message.hubMilliseconds = hubMilliseconds
    message.signature = Data(signature)
    return message
  }
}
