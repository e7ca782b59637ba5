import Causality
import CentralHub
import Crypto
import Foundation
import GRDB
import Glibc
import RecordModel
import ReplicaStorage
import SyncProtocol
import Testing

/// A disk of its own, small enough to be filled; only root can mount one.
final class SmallDisk {
  let path: String
  private var ballast: String { path + "/ballast" }

  /// Whether a disk can be mounted here, tried once.
  static let isPossible: Bool = {
    guard geteuid() == 0 else { return false }
    let folder = NSTemporaryDirectory() + "preau-mount-" + UUID().uuidString
    return (try? SmallDisk(at: folder, kibibytes: 64)) != nil
  }()

  init(at path: String, kibibytes: Int) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(kibibytes)k") == 0 else {
      throw POSIXError(.EPERM)
    }
  }

  deinit {
    umount2(path, Int32(MNT_DETACH))
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Leaves about half a MiB free.
  func takeRoom() throws {
    let free = try FileManager.default.attributesOfFileSystem(forPath: path)[.systemFreeSize]
    let bytes = (free as? NSNumber)?.intValue ?? 0
    try Data(count: max(0, bytes - 512 * 1024)).write(to: URL(fileURLWithPath: ballast))
  }

  /// Frees what `takeRoom` took.
  func giveRoom() throws { try FileManager.default.removeItem(atPath: ballast) }
}

/// A write lock on a database, as another program would hold it.
final class HeldDatabase {
  private let database: DatabaseQueue

  init(_ path: String) throws {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    database = try DatabaseQueue(path: path, configuration: configuration)
    try database.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
  }

  func release() throws {
    try database.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
  }
}

extension EngineWorld {
  /// A new computer with its file anywhere, enrolled with any hub.
  func enrolled(on hub: Hub, path: String) async throws -> EngineReplica {
    let replica = try EngineReplica(
      path: path, id: ReplicaID(high: .random(in: 1 ... .max), low: 7), schema: schema)
    let code = try #require(try await hub.makeCode(forSchool: Self.school))
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

extension EngineReplica {
  /// One exchange with a hub that is not the world's own.
  @discardableResult
  func exchange(with hub: Hub, _ world: EngineWorld) async throws -> AppliedAnswer {
    let frame = try store.collect(key: key)
    let number = try store.nextExchangeNumber()
    let answered = try await send(request(frame, world.clock.now), number: number, to: hub)
    return try store.apply(
      ExchangeResponse(bytes: answered.bytes), to: frame, wallMilliseconds: world.clock.now)
  }
}
