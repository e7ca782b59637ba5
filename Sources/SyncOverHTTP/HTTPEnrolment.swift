package import Causality
package import Crypto
internal import MessageSignatures
internal import SyncMachine
package import SyncProtocol

/// Carries an enrolment to the hub over HTTPS.
package struct HTTPEnrolment: EnrolmentTransport {
  private let connection: HubConnection

  /// A transport to one hub, for a computer that does not know its key yet.
  ///
  /// - Throws: `HubConnectionError`.
  package init(
    options: HubConnectionOptions, replica: ReplicaID, key: Curve25519.Signing.PrivateKey
  ) throws(HubConnectionError) {
    connection = try HubConnection(options: options, keyID: replica.description, key: key)
  }

  package func enrol(_ request: EnrolmentRequest, number: UInt64) async throws -> EnrolmentResponse
  {
    let answer = try await connection.post(
      try request.serialized(), to: ProtocolVersion.enrolmentPath, number: number)
    guard answer.response.status == 200 else { throw answer.refusal }
    guard answer.hasMediaType else { throw TransportError.notTheHub(.mediaType) }
    guard let response = EnrolmentResponse(bytes: answer.body),
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: response.hubKey)
    else { throw TransportError.notTheHub(.message) }
    _ = try answer.verifiedBody(key: key)
    return response
  }

  /// Closes the connection.
  package func shutdown() async throws { try await connection.shutdown() }
}

extension PostedAnswer {
  /// Why an enrolment was not answered with yes; only for a person to read, since the hub's key is not known yet.
  fileprivate var refusal: TransportError {
    guard hasMediaType, let refusal = Refusal(bytes: body) else { return judgeUnsigned() }
    return .refused(refusal)
  }
}
