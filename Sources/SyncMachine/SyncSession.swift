internal import SyncProtocol

/// Decides, step by step, how one run goes on; it reads no clock, draws no randomness, and does nothing itself.
///
/// ```
///            started               collected                answered
///   ┌───────┐       ┌────────────┐          ┌────────────┐          ┌──────────┐
///   │ ready │──────▶│ collecting │─────────▶│ exchanging │─────────▶│ applying │
///   └───────┘       └────────────┘          └────────────┘          └──────────┘
///                     ▲  ▲  │ no bytes or      │ failed                │  │
///                     │  │  │ exchanges left   ▼                       │  │ applied: nothing left and equal,
///                     │  │  │             ┌─────────┐                  │  │ or different once more
///                     │  └──┼──── waited ─┤ waiting │                  │  │
///                     │     │             └─────────┘                  │  ▼
///                     │     ▼                  no tries left           │ ┌───────┐
///                     │     └──────────────────────┴───────────────────┼▶│ ended │
///                     └──── applied: something left, or different once ┘ └───────┘
/// ```
///
/// Shape: `damaged`, `cancelled` and any event that does not fit its state lead to `ended` from everywhere; `ended` is
/// left by nothing. So a session ends after at most `exchangesMax` exchanges whatever it is told, and `synced` has one
/// way in: `applied(.nothing)` in `applying`. Source: `protocol/04-exchange.md`, section 8; decision D19.
package struct SyncSession: Hashable, Sendable {
  /// Where a run stands.
  package enum State: Hashable, Sendable {
    case ready
    case collecting
    case exchanging(CollectedRequest)
    case applying
    case waiting
    case ended(SyncOutcome)
  }

  /// Where the run stands.
  package private(set) var state = State.ready
  /// The bytes used, and those allowed.
  package private(set) var budget: SyncBudget
  /// How many requests were sent, in vain or not.
  package private(set) var exchangeCount = 0
  /// How often the exchange under way was tried again.
  package private(set) var retryCount = 0
  private var hasDiffered = false
  private let schedule: RetrySchedule
  private let exchangesMax: Int

  /// A run that has not begun.
  package init(
    budget: SyncBudget = SyncBudget(), schedule: RetrySchedule = .standard,
    exchangesMax: Int = Limits.exchangesPerRunMax
  ) {
    self.budget = budget
    self.schedule = schedule
    self.exchangesMax = exchangesMax
  }

  /// Takes note of what happened and says what to do next.
  package mutating func handle(_ event: SyncEvent) -> SyncAction {
    if case .ended(let outcome) = state { return .end(outcome) }
    switch event {
    case .started: return state == .ready ? collect() : end(.partlySynced(.outOfStep))
    case .waited: return state == .waiting ? collect() : end(.partlySynced(.outOfStep))
    case .collected(let request): return handle(request)
    case .answered(let byteCount): return handle(answerBytes: byteCount)
    case .failed(let error, let random): return handle(error, random: random)
    case .applied(let remainder): return handle(remainder)
    case .unusable(let fault):
      return end(state == .applying ? .refused(.answer(fault)) : .partlySynced(.outOfStep))
    case .damaged(let fault): return end(.localDamage(fault))
    case .cancelled: return end(.partlySynced(.cancelled))
    }
  }

  private mutating func handle(_ request: CollectedRequest) -> SyncAction {
    guard state == .collecting else { return end(.partlySynced(.outOfStep)) }
    guard let pageBytesMax = budget.pageBytes(besideRequestOf: request.byteCount) else {
      return end(.partlySynced(.budget))
    }
    budget.use(byteCount: request.byteCount)
    exchangeCount += 1
    state = .exchanging(request)
    return .exchange(pageBytesMax: pageBytesMax)
  }

  private mutating func handle(answerBytes byteCount: Int) -> SyncAction {
    guard case .exchanging = state else { return end(.partlySynced(.outOfStep)) }
    budget.use(byteCount: byteCount)
    state = .applying
    return .apply
  }

  private mutating func handle(_ error: TransportError, random: UInt64) -> SyncAction {
    guard case .exchanging(let request) = state else { return end(.partlySynced(.outOfStep)) }
    let failure = ExchangeFailure(error, request: request)
    guard case .passing(let retryAfterSeconds) = failure.kind,
      let milliseconds = schedule.waitMilliseconds(
        retryCount: retryCount, retryAfterSeconds: retryAfterSeconds, random: random)
    else { return end(failure.outcome) }
    retryCount += 1
    state = .waiting
    return .wait(milliseconds: milliseconds)
  }

  private mutating func handle(_ remainder: Remainder) -> SyncAction {
    guard state == .applying else { return end(.partlySynced(.outOfStep)) }
    retryCount = 0
    switch remainder {
    case .nothing: return end(.synced)
    case .setAside: return end(.partlySynced(.setAside))
    case .difference where hasDiffered: return end(.partlySynced(.stateDiffers))
    case .difference:
      hasDiffered = true
      return collect()
    case .something: return collect()
    }
  }

  private mutating func collect() -> SyncAction {
    guard exchangeCount < exchangesMax else { return end(.partlySynced(.exchanges)) }
    state = .collecting
    return .collect
  }

  private mutating func end(_ outcome: SyncOutcome) -> SyncAction {
    state = .ended(outcome)
    return .end(outcome)
  }
}
