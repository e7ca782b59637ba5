import TestInput
import Causality
import CentralStorage
import Crypto
import Foundation
import RecordModel
import StoreLink
import SyncProtocol

/// One computer of a workload: who it is, and of which school.
struct WorkloadMember {
  let name: String
  let school: String
  let replica: ReplicaID
  let key: Curve25519.Signing.PrivateKey

  /// Members in ascending order of replica, the same ids every time.
  static func all(_ names: [(name: String, school: String)]) -> [WorkloadMember] {
    var dice = SplitMix64(seed: 2026)
    return names.enumerated().map { place, names in
      WorkloadMember(
        name: names.name, school: names.school,
        replica: ReplicaID(high: UInt64(place + 1) << 48 | dice.next() >> 16, low: dice.next()),
        key: Curve25519.Signing.PrivateKey())
    }
  }
}

/// The hub that the senders speak to while their frames are made.
final class WorkloadHub {
  let store: CentralStore
  /// The hub's file as it was when every computer was enrolled and nothing had been sent.
  let enrolledPath: String

  init(folder: String, schema: RecordSchema, members: [WorkloadMember]) throws {
    let path = folder + "/hub"
    try Self.enrol(members, path: path, schema: schema)
    enrolledPath = folder + "/hub-enrolled"
    try FileManager.default.copyItem(atPath: path, toPath: enrolledPath)
    store = try CentralStore.open(path: path, schema: schema)
  }

  private static func enrol(_ members: [WorkloadMember], path: String, schema: RecordSchema) throws
  {
    let store = try CentralStore.create(
      path: path, epoch: [UInt8](repeating: 1, count: 16), schema: schema)
    try store.put(Set(members.map(\.school)).sorted().map(WorkloadSchema.line(ofSchool:)))
    for member in members {
      try store.enrol(
        member.replica, publicKey: Array(member.key.publicKey.rawRepresentation),
        ofSchool: member.school, label: member.name)
    }
  }

  /// Commits one exchange and answers it, unsigned.
  func answer(_ request: ExchangeRequest, number: UInt64, hubMilliseconds: UInt64) throws
    -> ExchangeResponse
  {
    let batch = try request.frame?.open(speaker: request.replica, schema: store.schema)
    let prepared = PreparedExchange(
      replica: request.replica, number: number, request: request, batch: batch)
    guard let committed = try store.commit([prepared], hubMilliseconds: hubMilliseconds).first
    else { throw WorkloadTrouble.truncated }
    return try store.unsignedResponse(
      to: request, committed: committed.get(), hubMilliseconds: hubMilliseconds)
  }
}

extension CentralStore {
  /// One number for all schools: the sum of their state hashes.
  func sumOfStateHashes() throws -> String {
    var sum = StateHash()
    for school in try schools(.enrolled) { sum.add(school.stateHash) }
    return sum.description
  }
}
