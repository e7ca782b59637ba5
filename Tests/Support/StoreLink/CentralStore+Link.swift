package import CentralStorage
package import Causality
package import SyncProtocol
internal import Crypto

/// What stands in for doors and signatures where only the stores are measured.
extension CentralStore {
  /// Enrols a computer as a code would; nothing happens when the school is unknown.
  package func enrol(
    _ replica: ReplicaID, publicKey: [UInt8], ofSchool uai: String, label: String
  ) throws {
    guard let school = try school(uai: uai) else { return }
    let hash = Array(SHA256.hash(data: replica.bytes))
    try keepCode(hash: hash, school: school.number, expiresMilliseconds: .max >> 1)
    _ = try enrol(
      EnrolmentRequest(code: "", replica: replica, publicKey: publicKey, label: label),
      codeHash: hash, exchange: 1, hubMilliseconds: 1)
  }

  /// The answer to an exchange, with a receipt that nobody signed.
  package func unsignedResponse(
    to request: ExchangeRequest, committed: CommittedExchange, hubMilliseconds: UInt64
  ) -> ExchangeResponse {
    let receipt = Receipt(
      replica: request.replica, acknowledgedCounter: committed.chain.counter,
      stateHash: committed.stateHash, sequence: committed.sequence, epoch: epoch,
      hubMilliseconds: hubMilliseconds, signature: [])
    return ExchangeResponse(
      verdict: committed.verdict, page: committed.page, receipt: receipt, floorVersion: 1)
  }
}
