package import SyncProtocol

/// Carries one enrolment to the hub and back.
package protocol EnrolmentTransport: Sendable {
  /// Sends an enrolment and waits for its answer.
  ///
  /// The answer is signed by the very key it brings and bound to the request; whether that key is the hub's, the caller
  /// must check against the fingerprint in the code.
  ///
  /// - Parameters:
  ///   - request: the code's secret part, and the key to enrol.
  ///   - number: the exchange number, signed with the request.
  /// - Returns: whom the replica speaks for, and the key.
  /// - Throws: `TransportError`; a refusal is then not known to be the hub's, since its key is not known yet.
  func enrol(_ request: EnrolmentRequest, number: UInt64) async throws -> EnrolmentResponse
}
