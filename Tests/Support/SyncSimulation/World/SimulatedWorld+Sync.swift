import ReplicaStorage
import Causality
import RecordModel
import SchoolReplica
import SyncMachine
import SyncProtocol

/// The line between one machine and the hub; it never comes to an end that the world has not decided.
struct SimulatedLine: SyncTransport {
  let world: SimulatedWorld
  let machine: Int

  func exchange(_ request: ExchangeRequest, number: UInt64) async throws -> ExchangeResponse {
    try await world.carry(request, number: number, of: machine)
  }
}

extension SimulatedWorld {
  /// One run of a machine's synchronisation, with all its retries.
  ///
  /// - Returns: how it ended.
  @discardableResult
  func sync(_ place: Int) async throws -> SyncOutcome {
    totals.runs += 1
    machines[place].isBusy = true
    machines[place].isAtEnd = false
    machines[place].isDeceived = false
    machines[place].isMisled = false
    machines[place].appliedCount = machines[place].applied.value
    let applied = machines[place].applied
    note("sync \(place) begins")
    let (replica, options) = (machines[place].replica, options(place))
    // In a task of its own, which alone is cancelled when the run is to end.
    let report = try await Task {
      try await replica.sync(
        transport: SimulatedLine(world: self, machine: place), options: options
      ) { progress in
        if case .exchanged = progress { applied.add() }
      }
    }.value
    settle(place)
    machines[place].isBusy = false
    note("sync \(place) ends \(report.outcome) after \(report.exchangeCount)")
    totals.outcome(Self.name(of: report.outcome))
    machines[place].isAtEnd = [.synced, .partlySynced(.setAside)].contains(report.outcome)
    await check(report.outcome, of: place)
    if machines[place].isCrashing { try crash(place) }
    return report.outcome
  }

  private static func name(of outcome: SyncOutcome) -> String {
    switch outcome {
    case .offline(.network(let reason)): "offline \(reason.rawValue)"
    case .offline(.notTheHub(let reason)): "not the hub: \(reason.rawValue)"
    case .offline(.busy): "busy"
    case .refused(.databaseOlder(let code)): "database older: \(code)"
    case .refused(.hubOlder(let code)): "hub older: \(code)"
    case .refused(.historyForked(let code)): "forked: \(code)"
    case .refused(.code(let code)): "refused: \(code)"
    case .refused(.answer(let fault)): "answer: \(fault.rawValue)"
    case .partlySynced(let reason): "partly: \(reason.rawValue)"
    case .localDamage(let fault): "damage: \(fault.rawValue)"
    case .synced, .heldElsewhere, .skipped: "\(outcome)"
    }
  }

  private func options(_ place: Int) -> SyncOptions {
    // No machine runs twice at once; but a process that is just being started elsewhere holds the lock's file for a moment.
    SyncOptions(lockPolicy: .wait(.seconds(60))) { duration in
      try await self.pause(duration, place)
    }
  }

  private func pause(_ duration: Duration, _ place: Int) async throws {
    if duration == SyncLock.pollInterval { return try await Task.sleep(for: .milliseconds(1)) }
    guard !machines[place].isCrashing else { throw CancellationError() }
    pass(milliseconds: UInt64(duration.components.seconds) * 1000 + 1)
  }

  /// Takes note of what an answer has changed of a machine, if it was applied.
  func settle(_ place: Int) {
    guard let given = machines[place].given else { return }
    machines[place].given = nil
    guard machines[place].applied.value > machines[place].appliedCount else { return }
    machines[place].appliedCount = machines[place].applied.value
    for (record, kind) in given.records { machines[place].hold(record, kind) }
    for (cell, count) in given.heard {
      machines[place].heard[cell] = max(machines[place].heard[cell, default: 0], count)
    }
    for stamp in given.stamps { machines[place].expectedClock.follow(stamp) }
    machines[place].acknowledged = given.acknowledged
    machines[place].quarantined.formUnion(given.quarantined)
  }

  /// What must hold after each run.
  private func check(_ outcome: SyncOutcome, of place: Int) async {
    let state = await machines[place].replica.state
    let machine = machines[place]
    if state.counter != machine.counter {
      violated("machine \(place) counts \(state.counter), expected \(machine.counter)")
    }
    if state.chain.counter != machine.acknowledged {
      violated(
        "machine \(place) knows \(state.chain.counter) acknowledged, expected \(machine.acknowledged)"
      )
    }
    if state.clock.latest.rawValue != machine.expectedClock.latest {
      violated(
        "machine \(place) clock \(state.clock.latest.rawValue), expected \(machine.expectedClock.latest)"
      )
    }
    let held = schools[machine.school].speakers[machine.id]?.acknowledged ?? 0
    if !machine.isCopied, machine.acknowledged > held {
      violated("machine \(place) was acknowledged \(machine.acknowledged), the hub holds \(held)")
    }
    if machine.isDeceived {
      guard case .refused(.answer) = outcome else {
        return violated("machine \(place) believes a forged answer and ends \(outcome)")
      }
    }
    if machine.isMisled, outcome == .synced {
      violated("machine \(place) ends synced although the hub's state hash is another")
    }
    switch outcome {
    case .synced, .partlySynced(.setAside): checkComplete(place, outcome)
    case .refused(let reason): checkRefused(reason, place)
    case .partlySynced(.cancelled), .offline: break
    case .partlySynced(.stateDiffers) where machine.isMisled: break
    case .partlySynced, .localDamage, .heldElsewhere, .skipped:
      violated("machine \(place) ends its run as \(outcome)")
    }
  }

  private func checkComplete(_ place: Int, _ outcome: SyncOutcome) {
    let machine = machines[place]
    if machine.isWhole, outcome != .synced {
      violated("machine \(place) has nothing set aside and ends \(outcome)")
    }
    if machine.counter != machine.acknowledged {
      violated("machine \(place) ends \(outcome) with changes pending")
    }
  }

  private func checkRefused(_ reason: RefusalReason, _ place: Int) {
    switch reason {
    case .answer where machines[place].isDeceived: return
    case .code("signature_refused") where machines[place].lastFault == .requestBroken: return
    default: break
    }
    guard machines[place].isCopied || machines[place].isRevoked else {
      return violated("machine \(place) is refused: \(reason)")
    }
    machines[place].isRefused = true
  }
}
