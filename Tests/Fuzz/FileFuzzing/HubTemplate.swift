import CaseModel
import CentralHub
import Causality
import Foundation
import SchoolReplica
import SyncMachine
import SyncProtocol
import Synchronization
import WireFuzzing

/// A hub with two computers of one school, as every input finds it: files whose bytes are put back before each.
struct HubTemplate: Sendable {
  private static let school = "0751234J"
  private static let milliseconds: UInt64 = 1_767_600_000_000

  let hub = ScratchFolder("hub")
  let hostile = ScratchFolder("hostile")
  let honest = ScratchFolder("honest")
  private let files: [(folder: ScratchFolder, name: String, bytes: Data)]

  /// Makes the hub and enrols both computers; the hostile one has the name that the seeds speak for.
  init() async throws {
    let hub = try Hub.create(
      in: HubHome(path: self.hub.path), schema: CaseSchema.current, environment: Self.hubDoors)
    let schools = self.hub.path + "/schools.csv"
    try Data(
      """
      uai;nom;nature;secteur;code_insee;commune;code_departement;departement;code_academie;academie
      \(Self.school);Collège d'essai;college;public;75101;Paris;075;Paris;01;Paris

      """.utf8
    ).write(to: URL(filePath: schools))
    _ = try await hub.importSchools(fromFile: schools)
    for (folder, half) in [
      (hostile, (0x5052_4541_5500_0001 as UInt64, 0xA0B0_C0D0_E0F0_0101 as UInt64)),
      (honest, (8, 9)),
    ] {
      let replica = try Replica.create(
        in: ReplicaHome(path: folder.path), schema: CaseSchema.current,
        environment: Self.doors(drawing: half))
      guard let code = try await hub.makeCode(forSchool: Self.school) else {
        throw BrokenProperty("a school has a code")
      }
      try await replica.enrol(
        code: code, hubURL: "https://hub.test", label: "test", transport: DirectLine(hub: hub))
    }
    files = try [
      (self.hub, "hub.sqlite"), (hostile, "replica.sqlite"), (honest, "replica.sqlite"),
    ].map { folder, name in
      try folder.flush(name)
      return (folder, name, try folder.bytes(of: name))
    }
  }

  /// The hub as it was.
  func openHub() throws -> Hub {
    for file in files { try file.folder.put(file.bytes, at: file.name) }
    return try Hub.open(
      in: HubHome(path: hub.path), schema: CaseSchema.current, environment: Self.hubDoors)
  }

  /// One of the computers as it was, once the hub is open.
  func openReplica(_ folder: ScratchFolder) throws -> Replica {
    try Replica.open(
      in: ReplicaHome(path: folder.path), schema: CaseSchema.current,
      environment: Self.doors(drawing: (1, 1)))
  }

  /// Draws different bytes each time, and the same ones in each run of the program.
  private static var hubDoors: HubEnvironment {
    let turn = Turn()
    return HubEnvironment(
      wallMilliseconds: { milliseconds },
      randomBytes: { [UInt8](repeating: UInt8(truncatingIfNeeded: turn.next()), count: $0) })
  }

  /// Doors that draw two numbers in turn: the halves of a replica's name.
  private static func doors(drawing halves: (UInt64, UInt64)) -> ReplicaEnvironment {
    let turn = Turn()
    return ReplicaEnvironment(
      wallMilliseconds: { milliseconds }, random: { turn.next() % 2 == 1 ? halves.0 : halves.1 })
  }
}

/// Counts calls from 1.
private final class Turn: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}

/// The hub, called in the same process.
struct DirectLine: SyncTransport, EnrolmentTransport {
  let hub: Hub

  func exchange(_ request: ExchangeRequest, number: UInt64) async throws -> ExchangeResponse {
    guard let device = try await hub.device(request.replica) else {
      throw BrokenProperty("a computer that was enrolled is known")
    }
    let answered = await hub.answer(
      try request.serialized(), from: request.replica, device: device, number: number)
    if case .failure(let refusal) = answered.outcome { throw TransportError.refused(refusal) }
    return try ExchangeResponse(bytes: answered.bytes)
  }

  func enrol(_ request: EnrolmentRequest, number: UInt64) async throws -> EnrolmentResponse {
    guard let response = EnrolmentResponse(bytes: try await hub.enrol(request, number: number))
    else { throw BrokenProperty("a hub answers an enrolment") }
    return response
  }
}
