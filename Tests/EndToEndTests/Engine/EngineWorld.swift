import CentralHub
import Causality
import Crypto
import Foundation
import RecordModel
import ReplicaStorage
import Synchronization
import SyncProtocol
import RecordStorage

/// A hub and some replicas of one school in temporary folders, exchanging real bytes without a socket.
final class EngineWorld: Sendable {
  /// The time everybody's clock shows, milliseconds since 1970-01-01 UTC, unless a replica is told otherwise.
  let clock = Clock(time: 1_767_600_000_000)
  let folder: String
  let hub: Hub
  let schema: RecordSchema

  /// The school all replicas belong to.
  static let school = "0751234J"

  init(schema: RecordSchema = EngineWorld.schema, hubSchema: RecordSchema? = nil) async throws {
    self.schema = schema
    folder = NSTemporaryDirectory() + "preau-engine-" + UUID().uuidString
    let time = clock
    hub = try Hub.create(
      in: HubHome(path: folder + "/hub"), schema: hubSchema ?? schema,
      environment: HubEnvironment(
        wallMilliseconds: { time.now },
        randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } }))
    _ = try await hub.importSchools(fromFile: try directory())
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func directory() throws -> String {
    let path = folder + "/schools.csv"
    let header =
      "uai;nom;nature;secteur;code_insee;commune;code_departement;departement;code_academie;academie;circonscription;effectifs;latitude;longitude"
    let lines = [EngineWorld.school, "0010001W"].map {
      "\($0);Collège d'essai;college;public;75101;Paris;075;Paris;01;Paris;;400;;"
    }
    try ([header] + lines).joined(separator: "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  /// A new computer, enrolled for a school.
  func enrolled(
    school: String = EngineWorld.school, schema: RecordSchema? = nil,
    id: UInt64 = .random(in: 1 ... .max)
  ) async throws -> EngineReplica {
    guard let code = try await hub.makeCode(forSchool: school) else { throw EngineTrouble.noSchool }
    let replica = try EngineReplica(
      path: folder + "/replica-\(UUID().uuidString).sqlite", id: ReplicaID(high: id, low: 7),
      schema: schema ?? self.schema)
    let request = EnrolmentRequest(
      code: code.secret, replica: replica.store.state.replica,
      publicKey: Array(replica.key.publicKey.rawRepresentation), label: "test")
    let response = EnrolmentResponse(bytes: try await hub.enrol(request, number: 1))
    try replica.store.update { state in
      state.school = response?.school
      state.hubKey = response?.hubKey
      state.exchange = 1
    }
    return replica
  }
}

enum EngineTrouble: Error {
  case noSchool
  case refused(Refusal)
}

/// A clock that tests move by hand.
final class Clock: Sendable {
  private let time: Mutex<UInt64>
  init(time: UInt64) { self.time = Mutex(time) }
  var now: UInt64 { time.withLock { $0 } }
  func advance(milliseconds: UInt64) { time.withLock { $0 += milliseconds } }
  func set(_ milliseconds: UInt64) { time.withLock { $0 = milliseconds } }
}

/// One replica, driven by hand.
final class EngineReplica {
  let store: ReplicaStore
  let path: String
  let key = Curve25519.Signing.PrivateKey()

  init(path: String, id: ReplicaID, schema: RecordSchema) throws {
    self.path = path
    store = try ReplicaStore.create(path: path, replica: id, schema: schema)
  }

  /// One exchange with the hub; what it changed here.
  @discardableResult
  func exchange(
    _ world: EngineWorld, wall: UInt64? = nil, pageBytesMax: Int = Limits.columnsBytesMax
  ) async throws -> AppliedAnswer {
    let wall = wall ?? world.clock.now
    let frame = try store.collect(key: key)
    let number = try store.nextExchangeNumber()
    var request = request(frame, wall)
    request.pageBytesMax = UInt32(pageBytesMax)
    let answered = try await send(request, number: number, to: world.hub)
    return try store.apply(
      ExchangeResponse(bytes: answered.bytes), to: frame, wallMilliseconds: wall)
  }

  func request(_ frame: SealedFrame?, _ wall: UInt64) -> ExchangeRequest {
    ExchangeRequest(
      replica: store.state.replica, schemaVersion: store.schema.version, replicaMilliseconds: wall,
      chain: store.state.chain, frame: frame, cursor: store.state.cursor,
      pageBytesMax: UInt32(Limits.columnsBytesMax))
  }

  func send(_ request: ExchangeRequest, number: UInt64, to hub: Hub) async throws
    -> AnsweredExchange
  {
    guard let device = try await hub.device(store.state.replica) else {
      throw EngineTrouble.noSchool
    }
    let answered = await hub.answer(
      try request.serialized(), from: store.state.replica, device: device, number: number)
    if case .failure(let refusal) = answered.outcome { throw EngineTrouble.refused(refusal) }
    return answered
  }

  /// Exchanges until nothing is left to send or fetch.
  @discardableResult
  func sync(_ world: EngineWorld) async throws -> AppliedAnswer {
    for _ in 0..<1000 {
      let applied = try await exchange(world)
      if store.state.pendingCount == 0, !applied.hasMore { return applied }
    }
    throw EngineTrouble.noSchool
  }

  @discardableResult
  func create(_ values: [UInt8: FieldValue], wall: UInt64, kind: UInt16 = 1) throws -> RecordID {
    let dot = try store.record(
      [RecordEdit(kind: kind, target: .new(place: 0), values: values)], author: "CPE",
      wallMilliseconds: wall)
    return RecordID(creation: dot, index: 0)
  }

  func set(_ field: UInt8, _ value: FieldValue, of record: RecordID, wall: UInt64, kind: UInt16 = 1)
    throws
  {
    try store.record(
      [RecordEdit(kind: kind, target: .existing(record), values: [field: value])], author: "CPE",
      wallMilliseconds: wall)
  }
}

extension EngineWorld {
  static let schema = makeSchema(version: 1)

  /// A schema of two kinds; from version 2 on a third kind, and one more field of the first.
  static func makeSchema(version: UInt32) -> RecordSchema {
    let label = Label("", "")
    func field(_ number: UInt8, _ name: String, _ type: FieldType) -> Field {
      Field(number, name, type, .statistical, label: label)
    }
    var fields = [
      field(1, "title", .text), field(2, "level", .integer), field(3, "open", .boolean),
      field(4, "day", .date),
      field(5, "parent", .reference), field(6, "secret", .sealed),
    ]
    if version > 1 { fields.append(field(40, "extra", .text)) }
    var kinds = [
      RecordKind(1, "thing", label: label, fields: fields),
      RecordKind(
        2, "remark", label: label, fields: [field(1, "thing", .reference), field(2, "text", .text)]),
    ]
    if version > 1 {
      kinds.append(RecordKind(9, "novelty", label: label, fields: [field(1, "text", .text)]))
    }
    return RecordSchema(
      name: "engine-tests", version: version, floorVersion: 1, kinds: kinds,
      counts: [CountRule(name: "things", kind: 1, month: 4, members: FieldSet([3]))],
      dictionaries: [1: Array("a dictionary of words that schools share".utf8)])
  }
}
