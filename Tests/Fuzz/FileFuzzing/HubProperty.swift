import CaseModel
import Causality
import CentralHub
import CentralStorage
import RecordModel
import ReplicaStorage
import SchoolReplica
import SyncMachine
import SyncProtocol
import WireFuzzing

/// Pushing any change-sets with a good signature: each is taken, set aside or refused, the hub's log leads to what it
/// holds, and an honest computer of the school gets the same.
///
/// Shape: columns one after the other, each after its length in two bytes; those that are no columns are another target's.
enum HubProperty {
  private static let pushesMax = 4

  static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
    let pushes = columns(in: bytes).compactMap {
      try? ColumnsDecoder.decode($0, speaker: speaker).changeSets
    }.filter { !$0.isEmpty && $0.count < 500 }
    guard !pushes.isEmpty else { return }
    try AwaitedCheck.run { try await push(pushes) }
  }

  private static let speaker = ReplicaID(high: 0x5052_4541_5500_0001, low: 0xA0B0_C0D0_E0F0_0101)

  private static func columns(in bytes: [UInt8]) -> [[UInt8]] {
    var found: [[UInt8]] = []
    var rest = bytes[...]
    while rest.count > 2, found.count < pushesMax {
      let count = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
      found.append(Array(rest.dropFirst(2).prefix(count)))
      rest = rest.dropFirst(2 + count)
    }
    return found
  }

  private actor World {
    private var template: HubTemplate?

    func get() async throws -> HubTemplate {
      if let template { return template }
      let made = try await HubTemplate()
      template = made
      return made
    }
  }

  private static let world = World()

  private static func push(_ pushes: [[ChangeSet]]) async throws {
    let template = try await world.get()
    let hub = try template.openHub()
    let hostile = try template.openReplica(template.hostile)
    let state = await hostile.state
    try BrokenProperty.unless(state.replica == speaker, "the seeds speak for the hostile computer")
    var chain = ChainHead.start
    for (place, sets) in pushes.enumerated() {
      let last = max(chain.counter + 1, sets.map(\.dot.counter).max() ?? 0)
      guard
        let frame = try? SealedFrame.seal(
          sets, counters: chain.counter + 1...min(last, chain.counter + 1_000),
          speaker: FrameSpeaker(school: state.school ?? "", replica: speaker), chain: chain,
          schema: CaseSchema.current, key: hostile.deviceKey)
      else { continue }
      let request = ExchangeRequest(
        replica: speaker, schemaVersion: CaseSchema.current.version, replicaMilliseconds: 0,
        chain: chain, frame: frame, cursor: .start, pageBytesMax: 1_000)
      guard let device = try await hub.device(speaker) else { return }
      let answered = await hub.answer(
        try request.serialized(), from: speaker, device: device, number: UInt64(100 + place))
      if case .success = answered.outcome {
        chain = try ExchangeResponse(bytes: answered.bytes).verdict?.chain ?? chain
      }
    }
    try await checkUnharmed(hub, try template.openReplica(template.honest))
  }

  private static func checkUnharmed(_ hub: Hub, _ honest: Replica) async throws {
    try BrokenProperty.unless(await hub.isHealthy, "a hub stays healthy")
    let verification = try await hub.verify()
    try BrokenProperty.unless(
      verification.differences.isEmpty, "the log leads to what is held: \(verification.differences)"
    )
    let report = try await honest.sync(transport: DirectLine(hub: hub), options: .manual)
    try BrokenProperty.unless(
      report.outcome == .synced, "an honest computer goes on: \(report.outcome)")
    let hash = try await hub.schools(.all).first?.stateHash
    try BrokenProperty.unless(hash == report.stateHash, "an honest computer holds the same")
    try BrokenProperty.unless(try await honest.verify(), "an honest computer is sound")
  }
}
