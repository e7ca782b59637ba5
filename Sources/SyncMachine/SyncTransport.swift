package import SyncProtocol

/// Carries one exchange to the hub and back; the port that HTTP, a file on a stick, or a simulated network fills.
package protocol SyncTransport: Sendable {
  /// Sends one request and waits for its answer.
  ///
  /// - Parameters:
  ///   - request: where the replica stands, and at most one frame.
  ///   - number: the exchange number, signed with the request.
  /// - Returns: an answer that is the hub's, to this very request.
  /// - Throws: `TransportError`. Whatever it throws, the request may or may not have reached the hub.
  func exchange(_ request: ExchangeRequest, number: UInt64) async throws -> ExchangeResponse
}

/// Why an exchange did not come to an end.
package enum TransportError: Error, Hashable, Sendable {
  /// The hub cannot be reached, or the connection broke.
  case offline(OfflineReason)
  /// The hub answered, signed, that it refuses.
  case refused(Refusal)
  /// Something that is not our hub answered: a proxy's page, a captive portal, a forged or altered answer.
  case notTheHub(ImpostorReason)
  /// The hub, or a proxy before it, asks to come back later.
  case busy(retryAfterSeconds: UInt32)
}

/// How the hub could not be reached.
package enum OfflineReason: String, Hashable, Sendable {
  case connection, name, timeout, certificate, cut
}

/// Why an answer is not the hub's.
package enum ImpostorReason: String, Hashable, Sendable {
  case signature, mediaType, message, status, tooLarge
}
