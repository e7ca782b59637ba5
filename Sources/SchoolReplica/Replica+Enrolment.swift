internal import Crypto
package import SyncMachine
package import SyncProtocol
internal import ReplicaStorage

extension Replica {
  /// Enrols this computer for the school that the code was made for, and pins the hub's key.
  ///
  /// - Parameters:
  ///   - code: as the ministry gave it; used up by the first enrolment that succeeds.
  ///   - hubURL: where the hub is, kept for later runs.
  ///   - label: what people call the computer, at most 128 bytes.
  ///   - transport: carries the enrolment.
  /// - Returns: the hub's answer, as it was kept.
  /// - Throws: `EnrolmentError`, `TransportError`, or what the store throws; nothing is kept then.
  @discardableResult
  package func enrol(
    code: EnrolmentCode, hubURL: String, label: String, transport: any EnrolmentTransport
  ) async throws -> EnrolmentResponse {
    try store.refresh()
    guard store.state.school == nil else { throw EnrolmentError.alreadyEnrolled }
    guard label.utf8.count <= Limits.authorBytesMax else { throw EnrolmentError.labelTooLong }
    let request = EnrolmentRequest(
      code: code.secret, replica: store.state.replica,
      publicKey: Array(key.publicKey.rawRepresentation),
      label: label)
    let answer = try await transport.enrol(request, number: try store.nextExchangeNumber())
    try code.check(answer)
    let wallMilliseconds = environment.wallMilliseconds()
    try store.refresh()
    try store.update { state in
      state.school = answer.school
      state.schoolName = answer.schoolName
      state.hubKey = answer.hubKey
      state.hubURL = hubURL
      state.computerNumber = answer.computerNumber
      state.skewMilliseconds = Int64(bitPattern: wallMilliseconds &- answer.hubMilliseconds)
    }
    return answer
  }
}

extension EnrolmentCode {
  /// Checks that an answer comes from the hub that the code names.
  fileprivate func check(_ answer: EnrolmentResponse) throws(EnrolmentError) {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: answer.hubKey), isFor(key)
    else {
      throw .notTheHub
    }
    guard !answer.school.isEmpty else { throw .answerUnusable }
  }
}

/// Why a computer is not enrolled; nothing was kept.
package enum EnrolmentError: Error, Hashable, Sendable {
  /// It is enrolled already.
  case alreadyEnrolled
  /// The computer's name is longer than 128 bytes.
  case labelTooLong
  /// Something answered with another key than the code names: not the hub that gave the code.
  case notTheHub
  /// The answer names no school, though it is the hub's.
  case answerUnusable
}
