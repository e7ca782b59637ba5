import TestInput
import SchoolDirectory
import CaseModel
import Causality
import CentralHub
import CentralStorage
import Crypto
import Foundation
import HubOverHTTP
import Logging
import Operations
import RecordModel
import ReplicaStorage
import SchoolReplica
import ServiceLifecycle
import SyncMachine
import SyncOverHTTP
import SyncProtocol
import Synchronization

/// The time of the log, which hub and replicas live in.
final class LogClock: Sendable {
  private let time = Atomic<UInt64>(0)
  var milliseconds: UInt64 { time.load(ordering: .relaxed) }
  func set(_ milliseconds: UInt64) { time.store(milliseconds, ordering: .relaxed) }
}

/// A real hub behind TLS on the loopback, and the replicas of some schools with the client's own transport.
struct IncidentWorld {
  /// One replica with its connection.
  struct Member {
    let replica: Replica
    let id: ReplicaID
    let school: Int
    let transport: ObservingTransport<HTTPSyncTransport>
    let connection: HTTPSyncTransport
    var path: String { replica.home.databasePath }
  }

  let clock: LogClock
  let hub: Hub
  let members: [Member]
  let schoolNumbers: [String]
  private let server: Task<Void, Never>
  private let folder: String
  private let address: HubAddress

  /// How far a replica's clock is ahead of the log's, in milliseconds: most are right, some are not, one beyond the bound.
  static func skewMilliseconds(ofMember number: Int) -> Int64 {
    switch number % 6 {
    case 1: 90_000
    case 2: -420_000
    case 4: 900_000
    default: 0
    }
  }

  static func build(folder: String, schools: Int, replicas: Int, start: UInt64) async throws
    -> IncidentWorld
  {
    let clock = LogClock()
    clock.set(start)
    let numbers = (0..<schools).map { UAI(digits: 9_990_000 + $0).text }
    let (hub, port, server) = try await serve(folder: folder, numbers: numbers, clock: clock)
    let address = try HubAddress(parsing: "https://localhost:\(port)")
    var members: [Member] = []
    for place in 0..<schools * replicas {
      members.append(
        try await enrol(
          place, school: place / replicas, number: numbers[place / replicas], folder: folder,
          hub: hub, address: address, clock: clock))
    }
    return IncidentWorld(
      clock: clock, hub: hub, members: members, schoolNumbers: numbers, server: server,
      folder: folder, address: address)
  }

  /// A computer that was never there, with all that the hub has for its school: what the hub holds, told by the hub alone.
  ///
  /// - Returns: the computer, and how its first synchronisation ended.
  func newcomer(ofSchool school: Int) async throws -> (member: Member, outcome: SyncOutcome) {
    let member = try await Self.enrol(
      members.count + school, school: school, number: schoolNumbers[school], folder: folder,
      hub: hub, address: address, clock: clock)
    let report = try await member.replica.sync(
      transport: member.transport, options: SyncOptions(lockPolicy: .wait(.seconds(5))))
    try await member.connection.shutdown()
    return (member, report.outcome)
  }

  private static func serve(
    folder: String, numbers: [String], clock: LogClock
  ) async throws -> (Hub, Int, Task<Void, Never>) {
    let home = HubHome(path: folder + "/hub")
    let hub = try Hub.create(
      in: home, schema: IncidentSchema.schema,
      environment: HubEnvironment(
        wallMilliseconds: { clock.milliseconds },
        randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } }))
    let now = UInt64(Date().timeIntervalSince1970 * 1000)
    let authority = try CertificateAuthority(commonName: "replay", wallMilliseconds: now)
    let certificate = try authority.serverCertificate(for: [], wallMilliseconds: now)
    try home.saveSecret(Array(authority.certificatePEM.utf8), at: home.authorityPath)
    try home.saveSecret(Array(certificate.certificatePEM.utf8), at: home.certificatePath)
    try home.saveSecret(Array(certificate.privateKeyPEM.utf8), at: home.certificateKeyPath)
    let header =
      "uai;nom;nature;secteur;code_insee;commune;code_departement;departement;code_academie;academie"
    let lines = numbers.map { "\($0);École;ecole;public;75101;Paris;075;Paris;01;Paris" }
    try ([header] + lines).joined(separator: "\n").write(
      toFile: folder + "/schools.csv", atomically: true, encoding: .utf8)
    _ = try await hub.importSchools(fromFile: folder + "/schools.csv")
    let (ports, told) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "replay")
    logger.logLevel = .critical
    let application = try HubServer.schools(
      hub,
      HubServerSettings(
        host: "127.0.0.1", port: 0, certificatePath: home.certificatePath,
        certificateKeyPath: home.certificateKeyPath, idleSeconds: 3600), logger: logger
    ) { told.yield($0) }
    let group = ServiceGroup(services: [application], logger: logger)
    let server = Task { _ = try? await group.run() }
    return (hub, await ports.first { _ in true } ?? 0, server)
  }

  private static func enrol(
    _ place: Int, school: Int, number: String, folder: String, hub: Hub, address: HubAddress,
    clock: LogClock
  ) async throws -> Member {
    let skew = skewMilliseconds(ofMember: place)
    // Seeded, because the greater id wins among equal stamps: a run can be repeated.
    let dice = Mutex(SplitMix64(seed: UInt64(place)))
    let replica = try Replica.create(
      in: ReplicaHome(path: folder + "/replica-\(place)"), schema: IncidentSchema.schema,
      environment: ReplicaEnvironment(
        wallMilliseconds: { UInt64(Int64(clock.milliseconds) + skew) },
        random: { dice.withLock { $0.next() } }))
    let id = await replica.state.replica
    let options = HubConnectionOptions(address: address, authoritiesPath: folder + "/hub/ca.pem")
    guard let code = try await hub.makeCode(forSchool: number) else {
      throw ReplayTrouble.enrolment
    }
    let door = try HTTPEnrolment(options: options, replica: id, key: replica.deviceKey)
    _ = try await replica.enrol(code: code, hubURL: address.text, label: "replay", transport: door)
    try await door.shutdown()
    guard let hubKey = try await replica.hubKey() else { throw ReplayTrouble.enrolment }
    let connection = try HTTPSyncTransport(
      options: options, replica: id, key: replica.deviceKey, hubKey: hubKey)
    return Member(
      replica: replica, id: id, school: school, transport: ObservingTransport(connection),
      connection: connection)
  }

  /// Ends every connection and the server.
  func stop() async throws {
    for member in members { try await member.connection.shutdown() }
    server.cancel()
  }
}

/// Why a replay cannot go on.
enum ReplayTrouble: Error {
  case enrolment
  case sync(SyncOutcome)
  case stamps(member: Int, counter: UInt64)
  case differs
}
