import Causality
import CentralHub
import CentralStorage
import Crypto
import Foundation
import RecordModel
import ReplicaStorage
import SchoolReplica
import Synchronization
import SyncProtocol
import TestInput

/// A hub, some schools and their computers, all of production code; the clocks and the network are made up from a seed.
///
/// One thing happens at a time, and every wait is awaited. What is bypassed is HTTP with its message signatures: `SimulatedLine`
/// decides what they would have decided. Everything behind them is what runs in schools and at the ministry: `Replica.sync`
/// with its session, retries and answer check, frames, pages, receipts, `Hub.answer`, both stores in their SQLite files.
actor SimulatedWorld {
  let plan: SimulationPlan
  let disk: SimulatedDisk
  var hub: Hub
  var hubFolder: String
  var hubVersion: UInt32
  let hubClock: SimulatedClock
  var hubSkew: Int64 = 0
  /// The hub's time as admissions see it: it never goes back.
  var hubTime: UInt64 = 0
  /// The world's own time.
  var now: UInt64 = 1_767_600_000_000
  var machines: [Machine] = []
  var hostiles: [HostileMachine] = []
  var schools: [OracleSchool]
  /// Draws for the step under way.
  var dice = Dice(seed: 0)
  var faultRate: Int
  var depth = 0
  var late: [SentMessage] = []
  var totals = SimulationTotals()
  var trace = SimulationTrace()
  /// What went wrong first.
  var failure: String?
  private var folderCount = 0

  static let uais = ["0751234J", "0010001W", "0010002X"]

  init(plan: SimulationPlan, folder: String) throws {
    self.plan = plan
    faultRate = plan.faultRate
    hubVersion = plan.hubVersion
    hubClock = SimulatedClock(now)
    hubFolder = folder + "/hub"
    schools = Self.uais.prefix(plan.schoolCount).map { _ in OracleSchool() }
    try FileManager.default.createDirectory(atPath: hubFolder, withIntermediateDirectories: true)
    disk = try SimulatedDisk(folder: folder, isInMemory: plan.level == .memory)
    let home = HubHome(path: hubFolder)
    var dice = Dice(seed: plan.seed ^ 0x0B)
    try home.saveSecret(Self.bytes(32, &dice), at: home.keyPath)
    let schema = SimulatedSchema.version(plan.hubVersion)
    let store = try CentralStore.create(
      path: home.databasePath, epoch: Self.bytes(16, &dice), schema: schema)
    try store.put(Self.uais.map(Self.line))
    hub = try Self.openHub(hubFolder, version: plan.hubVersion, clock: hubClock, seed: plan.seed)
  }

  static func openHub(
    _ folder: String, version: UInt32, clock: SimulatedClock, seed: UInt64
  ) throws -> Hub {
    let dice = Mutex(Dice(seed: seed ^ 0xC0DE))
    return try Hub.open(
      in: HubHome(path: folder), schema: SimulatedSchema.version(version),
      environment: HubEnvironment(
        wallMilliseconds: { clock.milliseconds },
        randomBytes: { count in
          (0..<count).map { _ in dice.withLock { UInt8(truncatingIfNeeded: $0.bits()) } }
        }))
  }

  private static func line(_ uai: String) -> SchoolLine {
    SchoolLine(
      uai: uai, name: "Collège d'essai", nature: "college", sector: "public", commune: "Paris",
      departementCode: "075", departement: "Paris", academieCode: "01", academie: "Paris")
  }

  static func bytes(_ count: Int, _ dice: inout Dice) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: dice.bits()) }
  }

  /// Makes the first computers.
  func populate() async throws {
    dice = Dice(seed: plan.seed ^ 0xB0B)
    for school in schools.indices {
      for _ in 0..<plan.machineCount { try await enrol(school: school) }
      if plan.hostileCount > school { try await enrolHostile(school: school) }
    }
  }

  /// Remembers the first thing that went wrong; the run stops after the step.
  func violated(_ text: String) {
    if failure == nil { failure = text }
  }

  func note(_ text: String) { trace.add(text) }

  func newFolder(_ name: String) -> String {
    folderCount += 1
    return disk.folder + "/\(name)-\(folderCount)"
  }

  /// Lets time pass on every machine.
  func pass(milliseconds: UInt64) {
    now += milliseconds
    hubClock.set(Self.time(now, hubSkew))
    for place in machines.indices {
      machines[place].clock.set(Self.time(now, machines[place].skew))
    }
  }

  static func time(_ now: UInt64, _ skew: Int64) -> UInt64 {
    UInt64(max(0, Int64(clamping: now) + skew))
  }

  func draw(_ limit: Int) -> Int { dice.draw(below: limit) }
}

/// A signed request on its way, with what its author's change-sets were.
struct SentMessage {
  var bytes: [UInt8]
  var request: ExchangeRequest
  let number: UInt64
  let id: ReplicaID
  let school: Int
  let schemaVersion: UInt32
  /// The change-sets that its frame covers, as they were made.
  let changes: [OracleChange]
  /// What the sender has heard, when the answer must complete it.
  var heard: [Cell: Int]?
  /// Whether its bytes were changed before they were signed.
  var isGarbled = false
  /// The code it must be refused with although no rule of the protocol says so.
  var mustFail: String?
  /// Whether the hub's disk may fail on it.
  var mayFail = false
}
