package import Causality
internal import Foundation
internal import SwiftProtobuf

/// A replica asking to speak for a school: its one-time code and the key it will sign with.
///
/// Source: `protocol/04-exchange.md`, section 7.
package struct EnrolmentRequest: Hashable, Sendable {
  package let code: String
  package let replica: ReplicaID
  /// Ed25519, 32 bytes.
  package let publicKey: [UInt8]
  /// What people call the computer.
  package let label: String

  /// A request from its parts.
  package init(code: String, replica: ReplicaID, publicKey: [UInt8], label: String) {
    self.code = code
    self.replica = replica
    self.publicKey = publicKey
    self.label = label
  }

  /// Reads a request.
  package init(bytes: [UInt8]) throws(Refusal) {
    guard let message = try? Preau_V1_EnrolRequest(serializedBytes: bytes),
      let replica = ReplicaID(bytes: message.replica), message.publicKey.count == 32,
      message.code.utf8.count <= 64, message.label.utf8.count <= Limits.authorBytesMax
    else { throw Refusal(.messageMalformed) }
    guard message.protocol == ProtocolVersion.current else { throw Refusal(.protocolUnsupported) }
    self.init(
      code: message.code, replica: replica, publicKey: Array(message.publicKey),
      label: message.label)
  }

  /// The request's bytes.
  package func serialized() throws -> [UInt8] {
    var message = Preau_V1_EnrolRequest()
    message.protocol = ProtocolVersion.current
    message.code = code
    message.replica = Data(replica.bytes)
    message.publicKey = Data(publicKey)
    message.label = label
    return Array(try message.serializedData())
  }
}

/// The hub's answer to an enrolment: whom the replica speaks for, and the key to trust from now on.
package struct EnrolmentResponse: Hashable, Sendable {
  /// The school's national number.
  package let school: String
  package let schoolName: String
  /// Ed25519, 32 bytes.
  package let hubKey: [UInt8]
  package let epoch: [UInt8]
  package let hubMilliseconds: UInt64
  /// Which of the school's computers this is, from 1.
  package let computerNumber: UInt32

  /// A response from its parts.
  package init(
    school: String, schoolName: String, hubKey: [UInt8], epoch: [UInt8], hubMilliseconds: UInt64,
    computerNumber: UInt32
  ) {
    self.computerNumber = computerNumber
    self.school = school
    self.schoolName = schoolName
    self.hubKey = hubKey
    self.epoch = epoch
    self.hubMilliseconds = hubMilliseconds
  }

  /// Reads a response; `nil` when the bytes are none.
  package init?(bytes: [UInt8]) {
    guard let message = try? Preau_V1_EnrolResponse(serializedBytes: bytes),
      message.hubKey.count == 32
    else {
      return nil
    }
    self.init(
      school: message.school, schoolName: message.schoolName, hubKey: Array(message.hubKey),
      epoch: Array(message.epoch), hubMilliseconds: message.hubMilliseconds,
      computerNumber: message.computerNumber)
  }

  /// The response's bytes.
  package func serialized() throws -> [UInt8] {
    var message = Preau_V1_EnrolResponse()
    message.protocol = ProtocolVersion.current
    message.school = school
    message.schoolName = schoolName
    message.hubKey = Data(hubKey)
    message.epoch = Data(epoch)
    message.hubMilliseconds = hubMilliseconds
    message.computerNumber = computerNumber
    return Array(try message.serializedData())
  }
}
