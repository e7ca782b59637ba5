import CaseModel
import Causality
import CentralStorage
import Crypto
import Foundation
import RecordModel
import RecordStorage
import ReplicaStorage
import SchoolDirectory
import StoreLink
import SyncProtocol
import TestInput

/// A hub's store and the stores of one school's two computers, in files, without doors between them.
///
/// Everything is made from a seed, so that the same work is done each time.
final class StepsSchool {
  /// One computer: its store, and the key it signs with.
  struct Computer {
    let store: ReplicaStore
    let key: Curve25519.Signing.PrivateKey
  }

  static let uai = "0751234J"
  static let author = "a.morel@head"

  let hub: CentralStore
  let first: Computer
  let second: Computer
  private var cases: SampleCases
  private var milliseconds: UInt64 = 1_790_000_000_000

  /// Opens the files in a folder.
  init(openingIn folder: String, seed: UInt64 = 2) throws {
    hub = try CentralStore.open(path: folder + "/hub.sqlite", schema: CaseSchema.current)
    first = try Self.computer(1) { try ReplicaStore.open(path: "\(folder)/1.sqlite", schema: $1) }
    second = try Self.computer(2) { try ReplicaStore.open(path: "\(folder)/2.sqlite", schema: $1) }
    cases = SampleCases(
      seed: seed, school: try UAI(parsing: Self.uai),
      firstDay: CalendarDay(daysSince1970: 20_700))
  }

  /// Makes the files: two computers that are enrolled, and nothing else.
  static func make(in folder: String) throws {
    let schema = CaseSchema.current
    let hub = try CentralStore.create(
      path: folder + "/hub.sqlite", epoch: [UInt8](repeating: 1, count: 16), schema: schema)
    try hub.put([
      SchoolLine(
        uai: uai, name: "Collège", nature: "college", sector: "public", commune: "Paris",
        departementCode: "075", departement: "Paris", academieCode: "01", academie: "Paris")
    ])
    for number in [1, 2] as [UInt64] {
      let computer = try computer(number) { replica, schema in
        try ReplicaStore.create(
          path: "\(folder)/\(number).sqlite", replica: replica, schema: schema)
      }
      try hub.enrol(
        computer.store.state.replica,
        publicKey: Array(computer.key.publicKey.rawRepresentation), ofSchool: uai, label: "steps")
      try computer.store.update {
        $0.school = uai
        $0.exchange = 1
      }
    }
  }

  private static func computer(
    _ number: UInt64, _ store: (ReplicaID, RecordSchema) throws -> ReplicaStore
  ) throws -> Computer {
    var dice = SplitMix64(seed: number)
    let replica = ReplicaID(high: dice.next(), low: dice.next())
    let bytes = (0..<4).flatMap { _ in withUnsafeBytes(of: dice.next()) { Array($0) } }
    return Computer(
      store: try store(replica, CaseSchema.current),
      key: try Curve25519.Signing.PrivateKey(rawRepresentation: bytes))
  }

  /// The next case with its parts, as one edit of a computer, and how many records it makes.
  func newCase(on store: ReplicaStore) -> [RecordEdit] {
    let dot = store.nextDot
    let name = { (place: Int) in RecordID(creation: dot, index: UInt32(place)) }
    return cases.next().enumerated().map { place, record in
      RecordEdit(
        kind: record.kind.rawValue, target: .new(place: UInt32(place)),
        values: Dictionary(uniqueKeysWithValues: record.values(naming: name)))
    }
  }

  /// Records edits, a second after the last.
  @discardableResult
  func record(_ edits: [RecordEdit], on computer: Computer) throws -> Dot {
    milliseconds += 1_000
    return try computer.store.record(edits, author: Self.author, wallMilliseconds: milliseconds)
  }

  /// What a computer asks for; `pageBytesMax` of 0 asks for nothing back.
  func request(_ computer: Computer, pages: Bool) throws -> (ExchangeRequest, UInt64) {
    let store = computer.store
    let frame = try store.collect(key: computer.key)
    let request = ExchangeRequest(
      replica: store.state.replica, schemaVersion: store.state.schemaVersion,
      replicaMilliseconds: milliseconds, chain: store.state.chain, frame: frame,
      cursor: store.state.cursor, pageBytesMax: pages ? UInt32(Limits.columnsBytesMax) : 0)
    return (request, try store.nextExchangeNumber())
  }

  /// What the hub does with a request, signatures left out.
  func answer(_ request: ExchangeRequest, number: UInt64) throws -> ExchangeResponse {
    let batch = try request.frame?.open(speaker: request.replica, schema: hub.schema)
    let prepared = PreparedExchange(
      replica: request.replica, number: number, request: request, batch: batch)
    guard
      let committed = try hub.commit([prepared], hubMilliseconds: milliseconds).first?.get(),
      committed.verdict?.quarantined.isEmpty ?? true
    else { throw StepsTrouble.refused }
    return hub.unsignedResponse(
      to: request, committed: committed, hubMilliseconds: milliseconds)
  }

  /// Takes an answer in.
  func apply(_ answer: ExchangeResponse, to request: ExchangeRequest, _ computer: Computer) throws
    -> AppliedAnswer
  {
    let applied = try computer.store.apply(
      answer, to: request.frame, wallMilliseconds: milliseconds)
    guard applied.isProvedEqual != false else { throw StepsTrouble.unequal }
    return applied
  }

  /// Exchanges until nothing is left to send or to fetch.
  func sync(_ computer: Computer) throws {
    while true {
      let (request, number) = try request(computer, pages: true)
      let applied = try apply(answer(request, number: number), to: request, computer)
      if computer.store.state.pendingCount == 0, !applied.hasMore { return }
    }
  }
}
