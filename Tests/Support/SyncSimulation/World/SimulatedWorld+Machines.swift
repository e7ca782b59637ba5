import CentralHub
import Causality
import Crypto
import Foundation
import RecordModel
import RecordStorage
import ReplicaStorage
import SchoolReplica
import Synchronization
import SyncMachine
import SyncProtocol
import TestInput

/// Carries an enrolment straight to the hub; the answer to the first try may be lost.
struct EnrolmentLine: EnrolmentTransport {
  let world: SimulatedWorld

  func enrol(_ request: EnrolmentRequest, number: UInt64) async throws -> EnrolmentResponse {
    try await world.carry(request, number: number)
  }
}

extension SimulatedWorld {
  /// Makes a computer and enrols it.
  func enrol(school: Int) async throws {
    let home = ReplicaHome(path: newFolder("machine"))
    try FileManager.default.createDirectory(atPath: home.path, withIntermediateDirectories: true)
    let id = ReplicaID(high: dice.bits(), low: dice.bits())
    let version = plan.mixedVersions ? UInt32(1 + draw(2)) : plan.hubVersion
    try OwnerOnlyFile.write(Self.bytes(32, &dice), at: home.keyPath)
    _ = try ReplicaStore.create(
      path: home.databasePath, replica: id, schema: SimulatedSchema.version(version))
    let clock = SimulatedClock(now)
    let replica = try open(home.path, version: version, clock: clock)
    machines.append(
      Machine(
        replica: replica, id: id, school: school, clock: clock, folder: home.path,
        schemaVersion: version))
    try await enrol(replica, school: school)
    schools[school].speakers[id] = OracleSchool.Speaker()
    note("enrol \(machines.count - 1) school \(school) schema \(version)")
  }

  private func enrol(_ replica: Replica, school: Int) async throws {
    guard let code = try await hub.makeCode(forSchool: Self.uais[school]) else {
      return violated("the hub knows no school \(school)")
    }
    for _ in 0..<20 {
      do {
        _ = try await replica.enrol(
          code: code, hubURL: "https://hub", label: "simulated",
          transport: EnrolmentLine(world: self)
        )
        return
      } catch is TransportError {}
    }
    violated("a computer of school \(school) cannot enrol")
  }

  func carry(_ request: EnrolmentRequest, number: UInt64) async throws -> EnrolmentResponse {
    let bytes = try await hub.enrol(EnrolmentRequest(bytes: request.serialized()), number: number)
    if faultRate > 0, draw(4) == 0 {
      totals.fault("enrolmentReplyLost")
      throw TransportError.offline(.cut)
    }
    guard let response = EnrolmentResponse(bytes: bytes) else {
      throw TransportError.notTheHub(.message)
    }
    return response
  }

  func open(_ path: String, version: UInt32, clock: SimulatedClock) throws -> Replica {
    let dice = Mutex(Dice(seed: dice.bits()))
    return try Replica.open(
      in: ReplicaHome(path: path), schema: SimulatedSchema.version(version),
      environment: ReplicaEnvironment(
        wallMilliseconds: { clock.milliseconds }, random: { dice.withLock { $0.bits() } }))
  }

  /// A machine that is in use and not in the middle of a run.
  func idleMachine(ofSchool school: Int? = nil) -> Int? {
    let idle = machines.indices.filter {
      !machines[$0].isBusy && (school == nil || machines[$0].school == school)
    }
    return idle.isEmpty ? nil : idle[draw(idle.count)]
  }

  // MARK: copies

  /// Ends a machine's program and starts it again: from what is on the disk, as after a kill, or after a clean end.
  func crash(_ place: Int, version: UInt32? = nil) throws {
    let version = version ?? machines[place].schemaVersion
    let former = machines[place].folder
    if draw(2) == 0 {
      machines[place].folder = newFolder("machine")
      try disk.copy(former, to: machines[place].folder)
    }
    machines[place].replica = try open(
      machines[place].folder, version: version, clock: machines[place].clock)
    machines[place].schemaVersion = version
    machines[place].given = nil
    machines[place].isCrashing = false
    if machines[place].folder != former { try disk.remove(former) }
  }

  /// Ends the hub's program and starts it again.
  func crashHub() throws {
    totals.fault("hubCrash")
    let former = hubFolder
    if draw(2) == 0 {
      hubFolder = newFolder("hub")
      try disk.copy(former, to: hubFolder)
    }
    if plan.mixedVersions, hubVersion == 1, draw(3) == 0 { hubVersion = 2 }
    hub = try Self.openHub(
      hubFolder, version: hubVersion, clock: hubClock, seed: dice.bits())
    if hubFolder != former { try disk.remove(former) }
    note("hub starts again, schema \(hubVersion)")
  }

  func saveSnapshot(_ place: Int) throws {
    let machine = machines[place]
    let path = newFolder("snapshot")
    try disk.copy(machine.folder, to: path)
    machines[place].snapshot = [
      MachineSnapshot(
        folder: path, changes: machine.changes, counter: machine.counter,
        acknowledged: machine.acknowledged, expectedClock: machine.expectedClock,
        heard: machine.heard, records: machine.records, quarantined: machine.quarantined,
        schemaVersion: machine.schemaVersion)
    ]
  }

  /// Puts an old copy in a machine's place, or beside it as a second computer of the same name.
  func useSnapshot(_ place: Int, beside: Bool) throws {
    guard let snapshot = machines[place].snapshot.first else { return }
    let path = newFolder("machine")
    try disk.copy(snapshot.folder, to: path)
    var machine = Machine(
      replica: machines[place].replica, id: machines[place].id, school: machines[place].school,
      clock: SimulatedClock(now), folder: path, schemaVersion: snapshot.schemaVersion)
    machine.replica = try open(path, version: snapshot.schemaVersion, clock: machine.clock)
    machine.changes = snapshot.changes
    machine.counter = snapshot.counter
    machine.acknowledged = snapshot.acknowledged
    machine.expectedClock = snapshot.expectedClock
    machine.heard = snapshot.heard
    for (record, kind) in snapshot.records { machine.hold(record, kind) }
    machine.quarantined = snapshot.quarantined
    machine.isCopied = true
    machine.isRevoked = machines[place].isRevoked
    machines[place].isCopied = true
    if beside { machines.append(machine) } else { machines[place] = machine }
  }
}
