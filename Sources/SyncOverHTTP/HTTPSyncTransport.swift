package import AsyncHTTPClient
package import Causality
package import Crypto
internal import SyncMachine
package import SyncProtocol

/// Carries exchanges to the hub over HTTPS, signed both ways.
package struct HTTPSyncTransport: SyncTransport {
  /// The connection it uses; its `traffic` is for reports.
  package let connection: HubConnection
  private let hubKey: Curve25519.Signing.PublicKey

  /// A transport to one hub.
  ///
  /// - Parameters:
  ///   - options: how to reach the hub.
  ///   - replica: who speaks.
  ///   - key: the device key, enrolled under `replica`.
  ///   - hubKey: pinned at enrolment; no certificate replaces it.
  ///   - client: connections that several transports share, if they do.
  /// - Throws: `HubConnectionError`.
  package init(
    options: HubConnectionOptions, replica: ReplicaID, key: Curve25519.Signing.PrivateKey,
    hubKey: Curve25519.Signing.PublicKey, client: HTTPClient? = nil
  ) throws(HubConnectionError) {
    connection = try HubConnection(
      options: options, keyID: replica.description, key: key, client: client)
    self.hubKey = hubKey
  }

  package func exchange(_ request: ExchangeRequest, number: UInt64) async throws -> ExchangeResponse
  {
    let answer = try await connection.post(
      try request.serialized(), to: ProtocolVersion.exchangePath, number: number)
    let body = try answer.verifiedBody(key: hubKey)
    do {
      return try ExchangeResponse(bytes: body)
    } catch {
      throw TransportError.notTheHub(.message)
    }
  }

  /// Closes the connection.
  package func shutdown() async throws { try await connection.shutdown() }
}
