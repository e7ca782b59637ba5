package import Causality
package import SyncProtocol
internal import Foundation
package import GRDB
internal import RecordStorage

/// One computer of one school, as the hub knows it.
package struct Device: Hashable, Sendable {
  /// The store's number of its replica.
  package let number: UInt32
  package let replica: ReplicaID
  /// The store's number of its school.
  package let school: Int64
  /// Which of the school's computers it is, from 1.
  package let computer: UInt32
  /// Ed25519, 32 bytes.
  package let publicKey: [UInt8]
  /// What the school calls it.
  package let label: String
  package let enrolledMilliseconds: UInt64
  package let revokedMilliseconds: UInt64?
  /// What is acknowledged.
  package var chain: ChainHead
  /// The last exchange number seen.
  package var exchange: UInt64
  /// The last stamp admitted.
  package var stamp: HybridTimestamp
  package var seenMilliseconds: UInt64
  package var schemaVersion: UInt32
  /// How far its clock was ahead of the hub's, in milliseconds.
  package var skewMilliseconds: Int64
  /// Whether it is the hub itself, which speaks for the centre in this school's stream.
  package let isDesk: Bool
}

extension CentralStore {
  private static let deviceColumns = """
    number, school, computer, public_key, label, enrolled, revoked, acknowledged, chain, exchange, stamp, seen,
    schema_version, skew, desk
    """

  /// The computer that speaks for `replica`, if it was enrolled.
  package func device(_ replica: ReplicaID, in database: Database) throws -> Device? {
    let number = tables.replicas.known(replica)
    guard number > 0 else { return try deviceEnrolledElsewhere(replica, in: database) }
    return try device(number: number, replica, in: database)
  }

  /// A computer that another process has enrolled since the numbers were read.
  private func deviceEnrolledElsewhere(_ replica: ReplicaID, in database: Database) throws
    -> Device?
  {
    let known = try Int.fetchOne(
      database, sql: "SELECT number FROM _replicas WHERE replica = ?",
      arguments: [Data(replica.bytes)])
    guard known != nil else { return nil }
    tables.replicas = try .replicas(in: database)
    return try device(number: tables.replicas.known(replica), replica, in: database)
  }

  private func device(number: UInt32, _ replica: ReplicaID, in database: Database) throws -> Device?
  {
    let select = try statement(
      "SELECT \(Self.deviceColumns) FROM _devices WHERE number = ?", in: database)
    defer { select.reset() }
    select.bind(1, Int64(number))
    return try select.step() ? Self.read(select, replica) : nil
  }

  /// All computers, in order of enrolment; of one school when given.
  package func devices(ofSchool school: Int64? = nil) throws -> [Device] {
    try transaction { database in
      tables.replicas = try .replicas(in: database)
      let select = try statement(
        """
        SELECT \(Self.deviceColumns) FROM _devices WHERE desk = 0 AND (?1 IS NULL OR school = ?1)
        ORDER BY number
        """, in: database)
      defer { select.reset() }
      if let school { select.bind(1, school) } else { select.bindNull(1) }
      var devices: [Device] = []
      while try select.step() {
        guard let replica = tables.replicas[UInt32(truncatingIfNeeded: select.integer(0))] else {
          throw StorageError.unreadable(table: "_devices")
        }
        devices.append(Self.read(select, replica))
      }
      return devices
    }
  }

  private static func read(_ select: PreparedStatement, _ replica: ReplicaID) -> Device {
    Device(
      number: UInt32(truncatingIfNeeded: select.integer(0)), replica: replica,
      school: select.integer(1),
      computer: UInt32(truncatingIfNeeded: select.integer(2)), publicKey: select.blob(3),
      label: select.text(4),
      enrolledMilliseconds: UInt64(bitPattern: select.integer(5)),
      revokedMilliseconds: select.isNull(6) ? nil : UInt64(bitPattern: select.integer(6)),
      chain: ChainHead(counter: UInt64(bitPattern: select.integer(7)), hash: select.blob(8)),
      exchange: UInt64(bitPattern: select.integer(9)),
      stamp: HybridTimestamp(rawValue: UInt64(bitPattern: select.integer(10))),
      seenMilliseconds: UInt64(bitPattern: select.integer(11)),
      schemaVersion: UInt32(truncatingIfNeeded: select.integer(12)),
      skewMilliseconds: select.integer(13), isDesk: select.integer(14) != 0)
  }

  /// Saves what an exchange changes of a computer.
  func save(_ device: Device, in database: Database) throws {
    let update = try statement(
      """
      UPDATE _devices SET acknowledged = ?, chain = ?, exchange = ?, stamp = ?, seen = ?, schema_version = ?, skew = ?
      WHERE number = ?
      """, in: database)
    update.bind(1, Int64(bitPattern: device.chain.counter))
    update.bind(2, blob: device.chain.hash)
    update.bind(3, Int64(bitPattern: device.exchange))
    update.bind(4, Int64(bitPattern: device.stamp.rawValue))
    update.bind(5, Int64(bitPattern: device.seenMilliseconds))
    update.bind(6, Int64(device.schemaVersion))
    update.bind(7, device.skewMilliseconds)
    update.bind(8, Int64(device.number))
    try update.run()
  }

  /// Takes a computer's right to speak away; it holds from the next exchange on.
  ///
  /// - Returns: whether there was such a computer and it was not revoked before.
  package func revoke(_ replica: ReplicaID, hubMilliseconds: UInt64) throws -> Bool {
    try transaction { database in
      guard let device = try device(replica, in: database), device.revokedMilliseconds == nil,
        !device.isDesk
      else { return false }
      try database.execute(
        sql: "UPDATE _devices SET revoked = ? WHERE number = ?",
        arguments: [Int64(bitPattern: hubMilliseconds), device.number])
      return true
    }
  }
}

extension CentralStore {
  /// The computer that speaks for `replica`, with its school's national number.
  package func deviceAndSchool(_ replica: ReplicaID) throws -> (device: Device, school: String)? {
    try transaction { database in
      guard let device = try device(replica, in: database),
        let school = try school(device.school, in: database)
      else { return nil }
      return (device, school.uai)
    }
  }
}
