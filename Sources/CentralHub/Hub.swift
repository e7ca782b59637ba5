internal import CentralStorage
package import Crypto
package import RecordModel
internal import SyncProtocol
internal import Causality

/// The centre: admits what the schools push, merges it, and answers with what they have not seen.
///
/// One owner of the store, on a thread of its own. Exchanges that arrive while the disk is busy are committed together.
package actor Hub {
  package nonisolated let schema: RecordSchema
  package nonisolated let environment: HubEnvironment
  /// What every answer and receipt is signed with.
  package nonisolated let key: Curve25519.Signing.PrivateKey
  package nonisolated let epoch: [UInt8]
  nonisolated let devices = DeviceKeys()
  nonisolated let gate = ExchangeGate(room: Hub.waitingBytesMax)
  let store: CentralStore
  var waiting: [WaitingExchange] = []
  var isCommitScheduled = false
  var isStopped = false
  private let executor: QueueExecutor

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  private init(store: CentralStore, key: Curve25519.Signing.PrivateKey, environment: HubEnvironment)
  {
    self.store = store
    self.key = key
    self.environment = environment
    schema = store.schema
    epoch = store.epoch
    executor = QueueExecutor(label: "preau.hub.store")
  }

  /// Makes a new hub in an empty or missing folder.
  package static func create(
    in home: HubHome, schema: RecordSchema, environment: HubEnvironment
  ) throws -> Hub {
    try home.prepare()
    let key = Curve25519.Signing.PrivateKey()
    try home.saveSecret(Array(key.rawRepresentation), at: home.keyPath)
    let store = try CentralStore.create(
      path: home.databasePath, epoch: environment.randomBytes(16), schema: schema)
    return Hub(store: store, key: key, environment: environment)
  }

  /// Opens the hub in a folder.
  ///
  /// - Throws: `HubHomeError.missing` when there is none, `StorageError` when the file is not ours, damaged, or not durable.
  package static func open(
    in home: HubHome, schema: RecordSchema, environment: HubEnvironment
  ) throws -> Hub {
    guard home.exists else { throw HubHomeError.missing }
    let store = try CentralStore.open(path: home.databasePath, schema: schema)
    return Hub(store: store, key: try home.loadKey(), environment: environment)
  }

  /// Whether the hub still takes exchanges; `false` after the disk failed.
  package var isHealthy: Bool { !isStopped }
}
