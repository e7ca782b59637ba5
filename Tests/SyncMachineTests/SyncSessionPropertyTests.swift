import SyncMachine
import SyncProtocol
import Testing

@Suite struct `A session told anything at all` {

  @Test(arguments: UInt64(0)..<400)
  func `ends after a bounded number of steps`(seed: UInt64) {
    var dice = Dice(seed: seed)
    var session = SyncSession(exchangesMax: 60)
    var event = SyncEvent.started
    for _ in 0..<60 * 4 + 10 {
      let action = session.handle(event)
      guard case .end(let outcome) = action else {
        event = dice.event(after: action)
        continue
      }
      #expect(session.exchangeCount <= 60)
      if outcome == .synced { #expect(event == .applied(.nothing)) }
      #expect(session.handle(dice.anyEvent()) == .end(outcome))
      return
    }
    Issue.record("no end")
  }

  @Test(arguments: UInt64(0)..<400)
  func `never claims to be synced without the proof`(seed: UInt64) {
    var dice = Dice(seed: seed)
    var session = SyncSession()
    for _ in 0..<40 {
      var event = dice.anyEvent()
      while event == .applied(.nothing) { event = dice.anyEvent() }
      #expect(session.handle(event) != .end(.synced))
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `never starts an exchange that could pass its budget`(seed: UInt64) {
    var dice = Dice(seed: seed)
    let bytesMax = dice.roll(UInt64(2_000_000))
    var session = SyncSession(budget: SyncBudget(bytesMax: bytesMax))
    var action = session.handle(.started)
    for _ in 0..<2_000 {
      switch action {
      case .collect:
        let byteCount = Int(dice.roll(260_000))
        action = session.handle(
          .collected(CollectedRequest(number: 1, byteCount: byteCount, acknowledgedCounter: 0)))
      case .exchange(let pageBytesMax):
        #expect(session.budget.usedBytes + UInt64(pageBytesMax) <= bytesMax)
        action = session.handle(.answered(byteCount: Int(dice.roll(UInt64(pageBytesMax)))))
      case .apply: action = session.handle(.applied(.something))
      case .wait:
        Issue.record("nothing failed")
        return
      case .end(let outcome):
        #expect(outcome == .partlySynced(.budget))
        #expect(session.budget.usedBytes <= bytesMax)
        return
      }
    }
    Issue.record("no end")
  }
}

/// Random events from a seed.
private struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func roll(_ sides: UInt64) -> UInt64 { next() % max(sides, 1) }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(roll(UInt64(elements.count)))]
  }

  mutating func event(after action: SyncAction) -> SyncEvent {
    if roll(50) == 0 { return anyEvent() }
    switch action {
    case .collect: return request()
    case .exchange: return roll(3) == 0 ? failure() : .answered(byteCount: Int(roll(5_000)))
    case .apply: return .applied(roll(20) == 0 ? remainder() : .something)
    case .wait: return .waited
    case .end: return .cancelled
    }
  }

  mutating func anyEvent() -> SyncEvent {
    switch roll(9) {
    case 0: .started
    case 1: request()
    case 2: .answered(byteCount: Int(truncatingIfNeeded: next()))
    case 3: failure()
    case 4: .applied(remainder())
    case 5: .unusable(pick(AnswerFault.allCases))
    case 6: .waited
    case 7: .damaged(pick(LocalFault.allCases))
    case _: .cancelled
    }
  }

  private mutating func request() -> SyncEvent {
    .collected(
      CollectedRequest(
        number: roll(9), byteCount: Int(truncatingIfNeeded: roll(4) == 0 ? next() : roll(9_000)),
        acknowledgedCounter: roll(9)))
  }

  private mutating func remainder() -> Remainder {
    pick([.something, .nothing, .difference, .setAside])
  }

  private mutating func failure() -> SyncEvent {
    let error: TransportError =
      switch roll(5) {
      case 0:
        .refused(
          Refusal(
            pick(ErrorCode.allCases), retryAfterSeconds: UInt32(roll(60)), lastExchange: roll(9)))
      case 1: .notTheHub(pick([.signature, .mediaType, .message, .status, .tooLarge]))
      case 2: .busy(retryAfterSeconds: UInt32(truncatingIfNeeded: next()))
      case _: .offline(pick([.connection, .name, .timeout, .cut]))
      }
    return .failed(error, random: next())
  }
}
