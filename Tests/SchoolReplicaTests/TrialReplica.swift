import Foundation
import RecordModel
import ReplicaStorage
import SchoolReplica
import SyncMachine
import Synchronization
import RecordStorage

/// A replica in a temporary folder, whose edits come from another process, as far as it can tell.
final class TrialReplica: Sendable {
  let home: ReplicaHome
  let replica: Replica

  static let wallMilliseconds: UInt64 = 1_767_600_000_000

  init() throws {
    home = ReplicaHome(path: NSTemporaryDirectory() + "preau-replica-" + UUID().uuidString)
    let random = Atomic<UInt64>(1)
    replica = try Replica.create(
      in: home, schema: .trial,
      environment: ReplicaEnvironment(
        wallMilliseconds: { Self.wallMilliseconds },
        random: { random.wrappingAdd(1, ordering: .relaxed).newValue }))
  }

  deinit { try? FileManager.default.removeItem(atPath: home.path) }

  /// Enrols at a hub.
  func enrol(at hub: ScriptedHub) async throws {
    try await replica.enrol(
      code: hub.code, hubURL: "https://hub.example.org", label: "office", transport: hub)
  }

  /// Makes one record; the hub, when given, will hold what the replica then holds.
  func edit(_ title: String, heldBy hub: ScriptedHub? = nil) throws {
    let store = try ReplicaStore.open(path: home.databasePath, schema: .trial)
    try store.record(
      [RecordEdit(kind: 1, target: .new(place: 0), values: [1: .text(title)])], author: "CPE",
      wallMilliseconds: Self.wallMilliseconds - 5_000)
    hub?.hold(store.state.stateHash)
  }

  /// Synchronises without ever waiting.
  func sync(_ hub: ScriptedHub, _ change: (inout SyncOptions) -> Void = { _ in }) async throws
    -> SyncReport
  {
    var options = SyncOptions(lockPolicy: .skipIfHeld, pause: { _ in })
    change(&options)
    return try await replica.sync(transport: hub, options: options)
  }
}
