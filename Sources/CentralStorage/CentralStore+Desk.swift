package import Causality
package import Crypto
internal import Convergence
internal import Foundation
internal import GRDB
internal import RecordModel
package import RecordStorage
internal import SyncProtocol

/// Whose stream the centre writes to.
package enum DeskStream: Hashable, Sendable {
  /// One school's, by its national number.
  case school(String)
  /// The one all schools read.
  case nation
}

/// What the centre's own change-sets are made with.
package struct DeskPen: Sendable {
  /// The hub's key; the log can be checked with it like a computer's.
  package let key: Curve25519.Signing.PrivateKey
  /// The hub's wall time, milliseconds since 1970-01-01 UTC.
  package let hubMilliseconds: UInt64
  /// The name a desk gets that is not there yet.
  package let newReplica: ReplicaID

  /// A pen from its parts.
  package init(
    key: Curve25519.Signing.PrivateKey, hubMilliseconds: UInt64, newReplica: ReplicaID
  ) {
    self.key = key
    self.hubMilliseconds = hubMilliseconds
    self.newReplica = newReplica
  }
}

/// Why the centre's own change was not made; nothing has changed then.
package enum DeskError: Error, Hashable, Sendable {
  /// The hub does not know the school.
  case noSuchSchool
  /// A record to change is not there.
  case noSuchRecord
  /// The change was set aside by the very rules that hold for schools.
  case setAside(code: String)
}

extension CentralStore {
  /// Makes one change-set of the centre's own, and takes it in like any computer's.
  ///
  /// The centre speaks in a stream as a desk: a replica of its own with the hub's key. Its change-sets are sealed, admitted,
  /// merged, logged and tallied on the one way there is, so they reach the school with its next sync, and `verify` replays them.
  ///
  /// The edits are given the change-set's name, so that they may refer to one another.
  ///
  /// - Returns: the name of the change-set, once it is on the disk.
  /// - Throws: `DeskError`, `StorageError`; nothing has changed then.
  @discardableResult
  package func write(
    to stream: DeskStream, author: String, pen: DeskPen, _ edits: (Dot) -> [RecordEdit]
  ) throws -> Dot {
    try transaction { database in
      var school = try school(of: stream, in: database)
      var device = try desk(of: school, pen, in: database)
      let now = try advanceClock(to: pen.hubMilliseconds, in: database)
      let dot = Dot(replica: device.replica, counter: device.chain.counter + 1)
      let changeSet = ChangeSet(
        dot: dot, stamp: try stamp(in: school, hubMilliseconds: now, in: database), author: author,
        writes: try edits(dot).flatMap { edit throws in
          guard let writes = try tables.writes(of: edit, dot: dot, in: database) else {
            throw DeskError.noSuchRecord
          }
          return writes
        })
      let frame = try SealedFrame.seal(
        [changeSet], counters: dot.counter...dot.counter,
        speaker: FrameSpeaker(school: school.uai, replica: device.replica), chain: device.chain,
        schema: schema, key: pen.key)
      let batch = try frame.open(speaker: device.replica, schema: schema)
      let push = Push(
        frame: frame, batch: batch, statedChain: device.chain, hubMilliseconds: now)
      var committed = CommittedExchange(
        chain: device.chain, stateHash: school.stateHash, sequence: school.sequence,
        school: school.uai)
      let verdict = try self.push(push, &device, &school, &committed, in: database)
      if let aside = verdict.quarantined.first { throw DeskError.setAside(code: aside.code) }
      try save(device, in: database)
      return dot
    }
  }

  /// A stamp above everything the centre has read of a school, for it writes knowing all of it.
  private func stamp(
    in school: School, hubMilliseconds: UInt64, in database: Database
  ) throws -> HybridTimestamp {
    let last = try Int64.fetchOne(
      database, sql: "SELECT max(stamp) FROM _devices WHERE school = ?", arguments: [school.number])
    var clock = HybridLogicalClock(
      latest: HybridTimestamp(rawValue: UInt64(bitPattern: last ?? 0)))
    return clock.issue(wallMilliseconds: hubMilliseconds)
  }

  private func school(of stream: DeskStream, in database: Database) throws -> School {
    let found =
      switch stream {
      case .nation: try school(School.nation, in: database)
      case .school(let uai): try school(uai: uai, in: database)
      }
    guard let found else { throw DeskError.noSuchSchool }
    return found
  }

  /// The desk of a school, made when it is first needed.
  private func desk(of school: School, _ pen: DeskPen, in database: Database) throws -> Device {
    if let device = try knownDesk(of: school, in: database) { return device }
    let number = try tables.replicas.number(of: pen.newReplica, in: database)
    try database.execute(
      sql: """
        INSERT INTO _devices (number, school, computer, public_key, label, enrolled, exchange, seen, desk)
        VALUES (?1, ?2, 0, ?3, '', ?4, 0, ?4, 1)
        """,
      arguments: [
        number, school.number, Data(pen.key.publicKey.rawRepresentation),
        Int64(bitPattern: pen.hubMilliseconds),
      ])
    guard let device = try device(pen.newReplica, in: database) else {
      throw StorageError.unreadable(table: "_devices")
    }
    return device
  }

  private func knownDesk(of school: School, in database: Database) throws -> Device? {
    let number = try Int64.fetchOne(
      database, sql: "SELECT number FROM _devices WHERE school = ? AND desk = 1",
      arguments: [school.number])
    guard let number else { return nil }
    guard let replica = tables.replicas[UInt32(truncatingIfNeeded: number)] else {
      throw StorageError.unreadable(table: "_devices")
    }
    return try device(replica, in: database)
  }
}
