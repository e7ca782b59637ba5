internal import Causality
internal import CentralStorage
internal import Crypto
internal import RecordModel
internal import SyncProtocol
internal import TestInput

/// What a hub and three computers of two schools did once without any fault, step by step.
///
/// Every answer in it is the real one, as bytes.
struct CutScript: Sendable {
  let hub: [HubStep]
  /// The computers' steps: two of one school, one of another.
  let replicas: [[ReplicaStep]]
}

/// Writes a script by living it.
final class CutScriptWriter {
  private var dice: Dice
  private let disk: FaultyDisk
  private let hub: HubMachine
  private var hubSteps: [HubStep] = []
  private var replicas: [ScriptedReplica] = []
  private var now = CutSchema.start
  /// How many bytes a sealed value has at most.
  private let weight: Int

  private init(seed: UInt64, weight: Int) throws {
    dice = Dice(seed: seed)
    self.weight = weight
    disk = try FaultyDisk()
    hub = HubMachine(path: disk.folder + "/hub")
  }

  /// The script of a seed; `rounds` of edits and exchanges after those that every script has.
  static func write(seed: UInt64, rounds: Int = 1, weight: Int = 200) throws -> CutScript {
    let writer = try CutScriptWriter(seed: seed, weight: weight)
    try writer.enrol()
    try writer.live()
    for round in 0..<rounds { try writer.liveOn(round) }
    return CutScript(hub: writer.hubSteps, replicas: writer.replicas.map(\.steps))
  }

  private func perform(_ step: HubStep) throws {
    try hub.perform(step, attempt: 0)
    hubSteps.append(step)
  }

  private func enrol() throws {
    try perform(.create)
    try perform(.schools)
    for (place, school) in [0, 0, 1].enumerated() {
      let replica = try ScriptedReplica(
        id: ReplicaID(high: UInt64(place + 1), low: dice.bits()), school: CutSchema.schools[school],
        path: disk.folder + "/replica-\(place)")
      let code = [UInt8](repeating: UInt8(place + 1), count: 32)
      try perform(.code(code, school: replica.school))
      try perform(
        .enrol(
          EnrolmentRequest(
            code: "", replica: replica.id,
            publicKey: Array(ReplicaMachine.key.publicKey.rawRepresentation), label: "\(place)"),
          code: code))
      replicas.append(replica)
    }
  }

  // MARK: what happens

  private func live() throws {
    let (one, two, other) = (replicas[0], replicas[1], replicas[2])
    let shared = try one.create(values(), milliseconds: tick())
    _ = try one.create(values(), milliseconds: tick())
    let foreign = try other.create(values(), milliseconds: tick())
    try exchange([one, other])
    try exchange([two])
    // The same fields on both sides, and one clock that is far ahead: a conflict, and a stamp that is not admitted.
    try one.set(values(), of: shared, milliseconds: tick())
    try two.set(values(), of: shared, milliseconds: tick() + 3_600_000)
    try exchange([two, one], stale: one)
    try exchange([two, one])
    // A case of another school: set aside.
    _ = try one.create([1: .text("refers abroad"), 5: .reference(foreign)], milliseconds: tick())
    try one.perform(.reopen)
    try exchange([one, other])
    try perform(.reopen)
    // Settles the conflict.
    try one.set([1: .text("settled")], of: shared, milliseconds: tick())
    try exchange([one, two])
    try two.perform(.reopen)
  }

  private func liveOn(_ round: Int) throws {
    for replica in replicas {
      var record = try replica.create(values(), milliseconds: tick())
      for _ in 0..<dice.draw(below: 3) {
        try replica.set(values(), of: record, milliseconds: tick())
      }
      record = try replica.create(values(), milliseconds: tick())
      try replica.set([3: .boolean(true), 4: .null], of: record, milliseconds: tick())
    }
    try exchange(replicas)
    try exchange(dice.draw(below: 2) == 0 ? replicas : replicas.reversed())
  }

  private func tick() -> UInt64 {
    now += UInt64(1 + dice.draw(below: 1000))
    return now
  }

  private func values() -> [UInt8: FieldValue] {
    var values: [UInt8: FieldValue] = [1: .text("title \(dice.draw(below: 100_000))")]
    if dice.draw(below: 2) == 0 { values[2] = .integer(Int64(dice.draw(below: 1_000_000))) }
    if dice.draw(below: 2) == 0 { values[3] = .boolean(dice.draw(below: 2) == 0) }
    if dice.draw(below: 2) == 0 { values[4] = .date(Int32(20_000 + dice.draw(below: 700))) }
    let count = weight / 2 + dice.draw(below: weight / 2 + 1)
    values[6] = .bytes((0..<count).map { _ in UInt8(truncatingIfNeeded: dice.bits()) })
    return values
  }

  // MARK: exchanges

  /// Exchanges of some computers, committed together; and once more the last one of `stale`, whose number is used.
  private func exchange(_ members: [ScriptedReplica], stale: ScriptedReplica? = nil) throws {
    let used = stale?.lastExchange
    let now = tick()
    var scripted = try members.map { member in
      ScriptedExchange(
        exchange: try member.request(milliseconds: now), isStale: false,
        outcome: .failure(Refusal(.hubUnavailable)))
    }
    if let used {
      scripted.insert(
        ScriptedExchange(
          exchange: used, isStale: true, outcome: .failure(Refusal(.hubUnavailable))), at: 1)
    }
    let outcomes = try hub.commit(scripted, now, attempt: 0)
    for place in scripted.indices { scripted[place].outcome = outcomes[place] }
    hubSteps.append(.commit(scripted, milliseconds: now))
    for scripted in scripted where !scripted.isStale {
      guard let member = members.first(where: { $0.id == scripted.exchange.replica }) else {
        continue
      }
      let request = scripted.exchange.request
      let answer = try answer(request, try scripted.outcome.get(), milliseconds: now)
      try member.apply(answer, to: request.frame, milliseconds: now)
    }
  }

  private func answer(
    _ request: ExchangeRequest, _ committed: CommittedExchange, milliseconds: UInt64
  ) throws -> ExchangeResponse {
    let receipt = try Receipt.signed(
      replica: request.replica, acknowledgedCounter: committed.chain.counter,
      stateHash: committed.stateHash, sequence: committed.sequence, epoch: CutSchema.epoch,
      hubMilliseconds: milliseconds, key: ReplicaMachine.key)
    let answer = ExchangeResponse(
      verdict: committed.verdict, page: committed.page, receipt: receipt, floorVersion: 1)
    return try ExchangeResponse(bytes: answer.serialized())
  }
}
