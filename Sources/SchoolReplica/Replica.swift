package import Causality
internal import Crypto
internal import Foundation
package import RecordModel
package import RecordStorage
package import ReplicaStorage

/// The doors through which a replica meets the world: time and randomness, so that a seed can replay everything.
package struct ReplicaEnvironment: Sendable {
  /// This machine's wall time, milliseconds since 1970-01-01 UTC.
  package let wallMilliseconds: @Sendable () -> UInt64
  /// A random number.
  package let random: @Sendable () -> UInt64

  /// An environment from its doors.
  package init(
    wallMilliseconds: @escaping @Sendable () -> UInt64, random: @escaping @Sendable () -> UInt64
  ) {
    self.wallMilliseconds = wallMilliseconds
    self.random = random
  }
}

/// The school's side: one computer's replica of all its school's cases.
///
/// Owns the store and the device key; nothing else touches them. Several processes may open the same folder: each
/// transaction of theirs is whole, and only one of them synchronises at a time (`SyncLock`).
package actor Replica {
  /// The folder that holds everything of this replica.
  package nonisolated let home: ReplicaHome
  package nonisolated let schema: RecordSchema
  package nonisolated let environment: ReplicaEnvironment
  /// Who reads, and where it is noted.
  package nonisolated let reader: ReplicaReader
  let store: ReplicaStore
  let key: Curve25519.Signing.PrivateKey

  private init(
    home: ReplicaHome, store: ReplicaStore, key: Curve25519.Signing.PrivateKey,
    environment: ReplicaEnvironment, reader: ReplicaReader
  ) {
    self.reader = reader
    self.home = home
    self.store = store
    self.key = key
    self.environment = environment
    schema = store.schema
  }

  /// Makes a new replica in an empty or missing folder.
  ///
  /// - Throws: `ReplicaHomeError.alreadyThere` when there is one; it is then untouched.
  package static func create(
    in home: ReplicaHome, schema: RecordSchema, environment: ReplicaEnvironment
  ) throws -> Replica {
    try home.prepare()
    let replica = ReplicaID(high: environment.random(), low: environment.random())
    let key = Curve25519.Signing.PrivateKey()
    try home.save(key)
    let store = try ReplicaStore.create(path: home.databasePath, replica: replica, schema: schema)
    return Replica(
      home: home, store: store, key: key, environment: environment, reader: .unrestricted)
  }

  /// Opens the replica in a folder, for somebody who reads cases: all of them, unnoted, unless said otherwise.
  ///
  /// - Throws: `ReplicaHomeError.missing` when there is none, `StorageError` when the file is not ours or damaged.
  package static func open(
    in home: ReplicaHome, schema: RecordSchema, environment: ReplicaEnvironment,
    reader: ReplicaReader = .unrestricted
  ) throws -> Replica {
    guard FileManager.default.fileExists(atPath: home.databasePath) else {
      throw ReplicaHomeError.missing
    }
    let store = try ReplicaStore.open(path: home.databasePath, schema: schema)
    // A crash may have come between an erasure and its scrub; what keeps it from being done now is tried again later.
    _ = try? store.scrub()
    return Replica(
      home: home, store: store, key: try home.loadKey(), environment: environment, reader: reader)
  }

  /// Records one transaction of any kind of record; the casework of a school goes through `add` and `edit`, which check it.
  package func record(_ edits: [RecordEdit], author: String?) throws -> Dot {
    try store.record(edits, author: author, wallMilliseconds: environment.wallMilliseconds())
  }

  /// What the replica knows of itself and of the hub, as of its last transaction.
  package var state: ReplicaState { store.state }
}
