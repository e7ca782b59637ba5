internal import CentralStorage
package import Causality
package import SyncProtocol
internal import Crypto
internal import RecordStorage

extension Hub {
  /// Makes a one-time code for a school.
  ///
  /// - Returns: `nil` when the hub does not know the school.
  package func makeCode(forSchool uai: String) throws -> EnrolmentCode? {
    try writing {
      guard let school = try store.school(uai: uai) else { return nil }
      let code = EnrolmentCode(randomBytes: environment.randomBytes(15), hubKey: key.publicKey)
      let hour: UInt64 = 3_600_000
      try store.keepCode(
        hash: EnrolmentCode.hash(ofSecret: code.secret), school: school.number,
        expiresMilliseconds: environment.wallMilliseconds()
          + UInt64(Limits.enrolmentHoursMax) * hour)
      return code
    }
  }

  /// Answers one enrolment; the request must be signed with the very key it brings.
  package func enrol(_ request: EnrolmentRequest, number: UInt64) throws -> [UInt8] {
    let now = environment.wallMilliseconds()
    let (school, device) = try writing {
      try store.enrol(
        request, codeHash: EnrolmentCode.hash(ofSecret: request.code), exchange: number,
        hubMilliseconds: now)
    }
    return try EnrolmentResponse(
      school: school.uai, schoolName: school.name, hubKey: Array(key.publicKey.rawRepresentation),
      epoch: epoch,
      hubMilliseconds: now, computerNumber: device.computer
    ).serialized()
  }

  /// Runs what writes to the store; after the disk has failed nothing does any more, for it cannot be believed.
  func writing<Result>(_ work: () throws -> Result) throws -> Result {
    guard isHealthy else { throw StorageError.diskFailed(code: 0) }
    do { return try work() } catch let error as StorageError where error.isOfTheDisk {
      isStopped = true
      throw error
    }
  }

  /// Takes a computer's right to speak away.
  ///
  /// - Returns: whether there was such a computer and it was not revoked before.
  package func revoke(_ replica: ReplicaID) throws -> Bool {
    try writing { try store.revoke(replica, hubMilliseconds: environment.wallMilliseconds()) }
  }
}
