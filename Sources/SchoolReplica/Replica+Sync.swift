package import Crypto
package import SyncMachine
internal import ReplicaStorage
internal import SyncProtocol

extension Replica {
  /// The key this computer signs with, for the transport that the program wires up.
  package nonisolated var deviceKey: Curve25519.Signing.PrivateKey { key }

  /// Synchronises with the hub: performs what a `SyncSession` decides, one exchange after the other.
  ///
  /// - Parameters:
  ///   - transport: carries the exchanges.
  ///   - options: how the run is to behave.
  ///   - progress: told after each exchange and before each wait.
  /// - Returns: what was done. Whatever the outcome, nothing unsent is lost and the next run goes on from here.
  /// - Throws: `ReplicaSyncError.notEnrolled`, and nothing else.
  package func sync(
    transport: any SyncTransport, options: SyncOptions,
    progress: @Sendable (SyncProgress) -> Void = { _ in }
  ) async throws -> SyncReport {
    let hubKey = try pinnedHubKey()
    switch await takeLock(options) {
    case .failure(let end): return SyncReport(outcome: end.outcome)
    case .success(let lock):
      let report = await run(
        transport: transport, options: options, hubKey: hubKey, progress: progress)
      return withExtendedLifetime(lock) { report }
    }
  }

  private func pinnedHubKey() throws -> Curve25519.Signing.PublicKey {
    let state = store.state
    guard state.school != nil, let bytes = state.hubKey,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    else { throw ReplicaSyncError.notEnrolled }
    return key
  }

  private func takeLock(_ options: SyncOptions) async -> Result<SyncLock, EarlyEnd> {
    do {
      if let lock = try await SyncLock.take(
        path: home.lockPath, policy: options.lockPolicy, pause: options.pause)
      {
        return .success(lock)
      }
      return .failure(
        EarlyEnd(outcome: options.lockPolicy == .skipIfHeld ? .skipped : .heldElsewhere))
    } catch is SyncLockError {
      return .failure(EarlyEnd(outcome: .localDamage(.lockFile)))
    } catch {
      return .failure(EarlyEnd(outcome: .partlySynced(.cancelled)))
    }
  }

  private func run(
    transport: any SyncTransport, options: SyncOptions, hubKey: Curve25519.Signing.PublicKey,
    progress: @Sendable (SyncProgress) -> Void
  ) async -> SyncReport {
    var run = SyncRun(options: options, hubKey: hubKey)
    var event = SyncEvent.started
    while true {
      switch run.session.handle(event) {
      case .collect: event = collect(&run)
      case .exchange(let pageBytesMax):
        event = await exchange(&run, pageBytesMax: pageBytesMax, transport: transport)
      case .apply: event = apply(&run, progress: progress)
      case .wait(let milliseconds):
        progress(.waiting(milliseconds: milliseconds))
        event = await wait(milliseconds: milliseconds, options)
      case .end(let outcome):
        run.report.outcome = outcome
        run.report.isScrubDue = !scrub()
        run.report.take(store.state)
        return run.report
      }
      run.report.exchangeCount = run.session.exchangeCount
    }
  }

  /// Scrubs the file if that is due: what fails here fails again at the next run, and takes nothing from this one.
  func scrub() -> Bool { (try? store.scrub()) ?? false }

  private func collect(_ run: inout SyncRun) -> SyncEvent {
    do {
      try store.refresh()
      let frame = try store.collect(key: key)
      let state = store.state
      let request = ExchangeRequest(
        replica: state.replica, schemaVersion: state.schemaVersion,
        replicaMilliseconds: environment.wallMilliseconds(), chain: state.chain, frame: frame,
        cursor: state.cursor, pageBytesMax: UInt32(Limits.columnsBytesMax))
      run.request = request
      run.number = try store.nextExchangeNumber()
      return .collected(
        CollectedRequest(
          number: run.number, byteCount: try request.serialized().count,
          acknowledgedCounter: state.chain.counter))
    } catch {
      return .damaged(LocalFault(error))
    }
  }

  private func exchange(
    _ run: inout SyncRun, pageBytesMax: UInt32, transport: any SyncTransport
  ) async -> SyncEvent {
    guard var request = run.request else { return .damaged(.other) }
    request.pageBytesMax = pageBytesMax
    run.request = request
    do {
      run.report.sentByteCount += try request.serialized().count
      let answer = try await transport.exchange(request, number: run.number)
      let byteCount = try answer.serialized().count
      run.report.receivedByteCount += byteCount
      run.answer = answer
      return .answered(byteCount: byteCount)
    } catch {
      if Task.isCancelled { return .cancelled }
      return .failed(error as? TransportError ?? .offline(.cut), random: environment.random())
    }
  }

  private func apply(_ run: inout SyncRun, progress: @Sendable (SyncProgress) -> Void) -> SyncEvent
  {
    guard let request = run.request, let answer = run.answer else { return .damaged(.other) }
    if let fault = AnswerCheck(request: request, hubKey: run.hubKey).fault(of: answer) {
      return .unusable(fault)
    }
    do {
      try store.refresh()
      let applied = try store.apply(
        answer, to: request.frame, wallMilliseconds: environment.wallMilliseconds())
      run.report.add(applied)
      run.report.floorVersion = answer.floorVersion
      run.report.take(store.state)
      progress(.exchanged(run.report))
      return Task.isCancelled ? .cancelled : .applied(try remainder(applied))
    } catch {
      return StoreTrouble(error) == nil ? .unusable(.content) : .damaged(LocalFault(error))
    }
  }

  private func remainder(_ applied: AppliedAnswer) throws -> Remainder {
    switch applied.isProvedEqual {
    case nil: .something
    case true?: .nothing
    case false?: try store.quarantinedCount() > 0 ? .setAside : .difference
    }
  }

  private func wait(milliseconds: UInt64, _ options: SyncOptions) async -> SyncEvent {
    do {
      try await options.pause(.milliseconds(Int64(clamping: milliseconds)))
      return .waited
    } catch {
      return .cancelled
    }
  }
}

/// A run that ended before it began.
private struct EarlyEnd: Error {
  let outcome: SyncOutcome
}

/// Why a run cannot begin.
package enum ReplicaSyncError: Error, Hashable, Sendable {
  /// The computer is not enrolled with a hub yet; edits are kept and will be sent once it is.
  case notEnrolled
}

extension LocalFault {
  /// Reads an error of the floors below.
  init(_ error: any Error) {
    switch StoreTrouble(error) {
    case .diskFull: self = .diskFull
    case .diskFailed, .cannotOpen: self = .diskFailed
    case .locked, .overtaken: self = .databaseLocked
    case .notOurs, .damaged: self = .databaseDamaged
    case .tooNew: self = .databaseTooNew
    case .tooManyEdits, .other, nil: self = .other
    }
  }
}
