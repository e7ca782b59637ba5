internal import Causality
package import SyncProtocol
internal import Foundation
internal import GRDB
internal import RecordStorage

extension CentralStore {
  /// Keeps the hash of a new one-time code for a school.
  package func keepCode(hash: [UInt8], school: Int64, expiresMilliseconds: UInt64) throws {
    try transaction { database in
      try database.execute(
        sql: "INSERT INTO _codes (hash, school, expires) VALUES (?, ?, ?)",
        arguments: [Data(hash), school, Int64(bitPattern: expiresMilliseconds)])
    }
  }

  /// Uses up a code and enrols the computer it was for, in one transaction.
  ///
  /// The exchange number is the one the request was signed with; the next must be above it.
  ///
  /// - Throws: `Refusal(.enrolmentRefused)` for a code that is unknown, used or too old, or a replica already enrolled.
  package func enrol(
    _ request: EnrolmentRequest, codeHash: [UInt8], exchange: UInt64, hubMilliseconds: UInt64
  ) throws -> (school: School, device: Device) {
    try transaction { database in
      let number = try useUp(codeHash, hubMilliseconds: hubMilliseconds, in: database)
      guard let school = try school(number.school, in: database) else {
        throw Refusal(.enrolmentRefused)
      }
      if let known = try device(request.replica, in: database) {
        guard number.wasUsed, known.publicKey == request.publicKey, known.school == school.number
        else {
          throw Refusal(.enrolmentRefused)
        }
        return (school, known)
      }
      guard !number.wasUsed else { throw Refusal(.enrolmentRefused) }
      try insert(
        request, school: school.number, exchange: exchange, hubMilliseconds: hubMilliseconds,
        in: database)
      guard let device = try device(request.replica, in: database) else {
        throw Refusal(.enrolmentRefused)
      }
      return (school, device)
    }
  }

  /// Marks a code as used; one that was used before is good only for the very computer it enrolled, whose answer was lost.
  private func useUp(
    _ codeHash: [UInt8], hubMilliseconds: UInt64, in database: Database
  ) throws -> (school: Int64, wasUsed: Bool) {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT school, used, expires FROM _codes WHERE hash = ?",
        arguments: [Data(codeHash)]),
      UInt64(bitPattern: try row.checked("expires", of: "_codes") as Int64) > hubMilliseconds
    else { throw Refusal(.enrolmentRefused) }
    let wasUsed = try row.checkedIfPresent("used", of: "_codes") as Int64? != nil
    if !wasUsed {
      try database.execute(
        sql: "UPDATE _codes SET used = ? WHERE hash = ?",
        arguments: [Int64(bitPattern: hubMilliseconds), Data(codeHash)])
    }
    return (try row.checked("school", of: "_codes"), wasUsed)
  }

  private func insert(
    _ request: EnrolmentRequest, school: Int64, exchange: UInt64, hubMilliseconds: UInt64,
    in database: Database
  ) throws {
    let replica = try tables.replicas.number(of: request.replica, in: database)
    try database.execute(
      sql: """
        INSERT INTO _devices (number, school, computer, public_key, label, enrolled, exchange, seen)
        VALUES (?1, ?2, (SELECT 1 + coalesce(max(computer), 0) FROM _devices WHERE school = ?2), ?3, ?4, ?5, ?6, ?5)
        """,
      arguments: [
        replica, school, Data(request.publicKey), request.label, Int64(bitPattern: hubMilliseconds),
        Int64(bitPattern: exchange),
      ])
  }
}
