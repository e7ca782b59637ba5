import SyncMachine
import SyncOverHTTP
import SyncProtocol

extension Storm {
  private static let dayMilliseconds: UInt64 = 86_400_000

  /// Every school once, with the work of a day that the hub was away, so many starting each second.
  ///
  /// Each tries as the client does: with its waits within a run, and with another run at some moment of the next
  /// `timerSeconds` when a run has given up. A school's time runs from when it began to try.
  /// After `patienceSeconds` no run is begun any more.
  func comeBack(
    rate: Int, timerSeconds: Double, patienceSeconds: Double
  ) async throws -> StormResult {
    let tally = StormTally()
    let start = ContinuousClock.now
    let end = start + .seconds(patienceSeconds)
    await withDiscardingTaskGroup { group in
      for number in 0..<schools.count {
        let due = start + .seconds(Double(number) / Double(rate))
        try? await Task.sleep(until: due, clock: .continuous)
        group.addTask {
          await self.persist(number, since: due, until: end, timerSeconds: timerSeconds, tally)
        }
      }
    }
    return tally.result(since: tally.firstAnswer ?? start)
  }

  private func persist(
    _ number: Int, since due: ContinuousClock.Instant, until end: ContinuousClock.Instant,
    timerSeconds: Double, _ tally: StormTally
  ) async {
    var school = await schools.school(number)
    do {
      try school.workADay(milliseconds: Self.milliseconds - Self.dayMilliseconds)
      let transport = try transport(of: school, over: fresh)
      while !(try await run(&school, over: transport, tally)) {
        tally.gaveUp()
        guard ContinuousClock.now < end else { throw StormTrouble.notThrough }
        try await Task.sleep(for: .seconds(.random(in: 0..<timerSeconds)))
      }
      tally.finished(after: .now - due)
    } catch {
      tally.failed(error)
    }
    await schools.put(school, at: number)
  }

  /// One run of the client; says whether it got through.
  ///
  /// - Throws: what does not pass by itself.
  private func run(
    _ school: inout StormSchool, over transport: HTTPSyncTransport, _ tally: StormTally
  ) async throws -> Bool {
    var retryCount = 0
    while true {
      do {
        if try await exchange(&school, over: transport, tally) { return true }
        retryCount = 0
      } catch let error as TransportError {
        guard let asked = error.secondsAskedFor else { throw error }
        tally.triedInVain(error)
        let wait = RetrySchedule.standard.waitMilliseconds(
          retryCount: retryCount, retryAfterSeconds: asked, random: .random(in: 0 ... .max))
        guard let wait else { return false }
        retryCount += 1
        try await Task.sleep(for: .milliseconds(wait))
      }
    }
  }
}

extension TransportError {
  /// How long the hub asks to wait, 0 when it did not; `nil` when waiting does not help.
  fileprivate var secondsAskedFor: UInt32? {
    switch self {
    case .offline(.certificate), .notTheHub: nil
    case .offline: 0
    case .busy(let seconds): seconds
    case .refused(let refusal):
      refusal.knownCode?.isTransient == true ? refusal.retryAfterSeconds : nil
    }
  }
}
