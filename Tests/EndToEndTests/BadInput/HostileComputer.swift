import Causality
import CentralHub
import CentralStorage
import Crypto
import RecordModel
import ReplicaStorage
import SyncProtocol
import Testing

/// An enrolled computer whose program was replaced by one that signs whatever it is told.
final class HostileComputer {
  let id: ReplicaID
  let key: Curve25519.Signing.PrivateKey
  let speaker: FrameSpeaker
  /// What the hub has acknowledged.
  private(set) var chain = ChainHead.start
  private let world: EngineWorld
  private let device: KnownDevice
  private var number: UInt64 = 1

  init(_ world: EngineWorld, school: String = EngineWorld.school) async throws {
    let replica = try await world.enrolled(school: school)
    self.world = world
    id = replica.store.state.replica
    key = replica.key
    speaker = FrameSpeaker(school: school, replica: id)
    device = try #require(try await world.hub.device(id))
  }

  /// The counter that comes next.
  var next: UInt64 { chain.counter + 1 }

  /// What the hub answers to these bytes, taken as signed with the next exchange number.
  func ask(_ bytes: [UInt8]) async throws -> Result<ExchangeResponse, Refusal> {
    number += 1
    let answered = await world.hub.answer(bytes, from: id, device: device, number: number)
    if case .failure(let refusal) = answered.outcome { return .failure(refusal) }
    let response = try ExchangeResponse(bytes: answered.bytes)
    if let verdict = response.verdict { chain = verdict.chain }
    return .success(response)
  }

  /// What the hub answers to a frame, sealed here after what is acknowledged.
  func push(_ frame: ForgedFrame) async throws -> Result<ExchangeResponse, Refusal> {
    let sealed = try frame.sealed(by: key, for: speaker, after: chain)
    return try await ask(ForgedRequest(id, chain: chain, frame: sealed).bytes)
  }

  /// What the hub answers to columns, whatever they say of the counters from the next one on.
  func push(raw: [UInt8], counters count: UInt64 = 1) async throws
    -> Result<ExchangeResponse, Refusal>
  {
    try await push(ForgedFrame.of(raw: raw, counters: next...next + count - 1))
  }

  /// Pushes change-sets; they may break every rule but those of the columns.
  func push(_ sets: [ChangeSet]) async throws -> Result<ExchangeResponse, Refusal> {
    try await push(
      raw: ColumnsEncoder.encode(sets, speaker: id), counters: UInt64(max(sets.count, 1)))
  }

  /// The codes of the change-sets that the hub sets aside, one push each write.
  func verdict(on writes: RecordWrite...) async throws -> Verdict {
    let first = next
    let sets = writes.enumerated().map { place, write in
      changeSet(first + UInt64(place), [write])
    }
    return try #require(try await push(sets).get().verdict)
  }

  /// A change-set of this computer, made at the world's time.
  func changeSet(_ counter: UInt64, _ writes: [RecordWrite], author: String? = nil) -> ChangeSet {
    ChangeSet(
      dot: Dot(replica: id, counter: counter),
      stamp: HybridTimestamp(milliseconds: world.clock.now, counter: 0), author: author,
      writes: writes)
  }

  /// The record that the change-set `counter` makes.
  func record(_ counter: UInt64, index: UInt32 = 0) -> RecordID {
    RecordID(creation: Dot(replica: id, counter: counter), index: index)
  }
}

extension RecordWrite {
  /// A write of some fields of a record.
  static func of(
    _ record: RecordID, _ values: [UInt8: FieldValue], kind: UInt16 = 1, seen: [Dot] = []
  ) -> RecordWrite {
    let fields = FieldSet(values.keys)
    return RecordWrite(
      kind: kind, record: record, fields: fields, values: fields.map { values[$0] ?? .null },
      clock: VersionVector(seen))
  }
}

extension Result where Failure == Refusal {
  /// The code of a refusal, `nil` when it was none.
  var code: ErrorCode? {
    switch self {
    case .success: nil
    case .failure(let refusal): refusal.knownCode
    }
  }
}

extension Verdict {
  /// The codes of what was set aside, by counter.
  var codes: [UInt64: ErrorCode] {
    Dictionary(
      uniqueKeysWithValues: quarantined.compactMap { aside in
        ErrorCode(rawValue: aside.code).map { (aside.counter, $0) }
      })
  }
}

extension EngineWorld {
  static let otherSchool = "0010001W"

  /// Checks what must hold after any bad input: the log leads to what is held, and honest computers of both schools go on.
  func expectUnharmed(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    for school in [Self.school, Self.otherSchool] {
      let honest = try await enrolled(school: school)
      let record = try honest.create([1: .text("still here")], wall: clock.now)
      let synced = try await honest.sync(self)
      #expect(synced.isProvedEqual == true, sourceLocation: sourceLocation)
      #expect(try honest.store.verify(), sourceLocation: sourceLocation)
      let peer = try await enrolled(school: school)
      #expect(try await peer.sync(self).isProvedEqual == true, sourceLocation: sourceLocation)
      #expect(
        try peer.values(of: record)[1] == .text("still here"), sourceLocation: sourceLocation)
    }
    let verification = try await hub.verify()
    #expect(verification.differences.isEmpty, sourceLocation: sourceLocation)
  }
}
