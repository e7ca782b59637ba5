import CaseModel
import CentralHub
import Foundation
import RecordModel
import SchoolReplica
import SyncMachine
import SyncProtocol

/// A hub and computers of one school, or two, each a whole `Replica`, exchanging real bytes without a socket.
final class CaseworkWorld: Sendable {
  /// Another school of the same country.
  static let otherSchool = "0690001B"

  let clock = Clock(time: 1_767_600_000_000)
  let folder: String
  let hub: Hub

  init(schools: [String] = [EngineWorld.school]) async throws {
    folder = NSTemporaryDirectory() + "preau-casework-" + UUID().uuidString
    let time = clock
    hub = try Hub.create(
      in: HubHome(path: folder + "/hub"), schema: CaseSchema.current,
      environment: HubEnvironment(
        wallMilliseconds: { time.now },
        randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } }))
    let header =
      "uai;nom;nature;secteur;code_insee;commune;code_departement;departement;code_academie;academie"
    let lines = schools.map {
      "\($0);Collège d'essai;college;public;75101;Paris;075;Paris;01;Paris"
    }.joined(separator: "\n")
    let path = folder + "/schools.csv"
    try "\(header)\n\(lines)\n".write(toFile: path, atomically: true, encoding: .utf8)
    _ = try await hub.importSchools(fromFile: path)
  }

  /// A hub that knows the other school too.
  static func ofTwoSchools() async throws -> CaseworkWorld {
    try await CaseworkWorld(schools: [EngineWorld.school, otherSchool])
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A new computer, not enrolled.
  func computer() throws -> Replica {
    let time = clock
    return try Replica.create(
      in: ReplicaHome(path: folder + "/" + UUID().uuidString), schema: CaseSchema.current,
      environment: ReplicaEnvironment(
        wallMilliseconds: { time.now }, random: { .random(in: .min ... .max) }))
  }

  /// Enrols a computer, and gives its cases their references as the program does.
  func enrol(_ replica: Replica, at school: String = EngineWorld.school) async throws {
    guard let code = try await hub.makeCode(forSchool: school) else {
      throw EngineTrouble.noSchool
    }
    try await replica.enrol(
      code: code, hubURL: "https://hub.test", label: "test", transport: DirectLine(hub: hub))
    _ = try await replica.assignReferences(author: "CPE")
  }

  /// A new computer, enrolled.
  func enrolled(at school: String = EngineWorld.school) async throws -> Replica {
    let replica = try computer()
    try await enrol(replica, at: school)
    return replica
  }

  /// The way to the hub.
  var line: some SyncTransport { DirectLine(hub: hub) }

  func sync(_ replicas: Replica...) async throws {
    for replica in replicas {
      clock.advance(milliseconds: 1000)
      let report = try await replica.sync(transport: DirectLine(hub: hub), options: .manual)
      guard report.outcome == .synced else { throw CaseworkTrouble.notSynced(report.outcome) }
    }
  }

  /// Writes a file of lines; returns its path.
  func file(_ lines: String...) throws -> String {
    let path = folder + "/" + UUID().uuidString + ".jsonl"
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }
}

enum CaseworkTrouble: Error {
  case notSynced(SyncOutcome)
}

/// The hub, called in the same process.
private struct DirectLine: SyncTransport, EnrolmentTransport {
  let hub: Hub

  func exchange(_ request: ExchangeRequest, number: UInt64) async throws -> ExchangeResponse {
    guard let device = try await hub.device(request.replica) else { throw EngineTrouble.noSchool }
    let answered = await hub.answer(
      try request.serialized(), from: request.replica, device: device, number: number)
    if case .failure(let refusal) = answered.outcome { throw TransportError.refused(refusal) }
    return try ExchangeResponse(bytes: answered.bytes)
  }

  func enrol(_ request: EnrolmentRequest, number: UInt64) async throws -> EnrolmentResponse {
    guard let response = EnrolmentResponse(bytes: try await hub.enrol(request, number: number))
    else { throw EngineTrouble.noSchool }
    return response
  }
}

extension RecordDraft {
  /// A case reported on a day of the school year 2026-2027.
  static func reported(_ values: [CaseField: FieldValue] = [:]) -> RecordDraft {
    var all: [UInt8: FieldValue] = [CaseField.openedOn.rawValue: .date(20_780)]
    for (field, value) in values { all[field.rawValue] = value }
    return RecordDraft(.case, values: all)
  }
}
