import SyncMachine
import SyncProtocol
import Testing

@Suite struct `A failed exchange` {
  private func action(after error: TransportError) -> SyncAction {
    var session = SyncSession()
    _ = session.handle(.started)
    _ = session.handle(.collected(.sample))
    return session.handle(.failed(error, random: 0))
  }

  private func chain(_ counter: UInt64) -> ChainHead {
    ChainHead(counter: counter, hash: [UInt8](repeating: 1, count: 32))
  }

  @Test func `is tried again until the tries are used up, and then the run was offline`() {
    var session = SyncSession()
    var action = session.handle(.started)
    var waits = 0
    while action != .end(.offline(.network(.timeout))) {
      switch action {
      case .collect: action = session.handle(.collected(.sample))
      case .exchange: action = session.handle(.failed(.offline(.timeout), random: .max))
      case .wait(let milliseconds):
        #expect(milliseconds == min(500 << waits, 30_000))
        waits += 1
        action = session.handle(.waited)
      case .apply, .end:
        Issue.record("unexpected \(action)")
        return
      }
    }
    #expect(waits == Limits.retriesMax)
    #expect(session.exchangeCount == Limits.retriesMax + 1)
  }

  @Test func `starts its tries anew once an answer was applied`() {
    var session = SyncSession()
    _ = session.handle(.started)
    for _ in 0..<3 * Limits.retriesMax {
      _ = session.handle(.collected(.sample))
      #expect(session.handle(.failed(.offline(.cut), random: 0)) == .wait(milliseconds: 0))
      _ = session.handle(.waited)
      _ = session.handle(.collected(.sample))
      _ = session.handle(.answered(byteCount: 10))
      #expect(session.handle(.applied(.something)) == .collect)
    }
  }

  @Test func `waits at least as long as the hub asks`() {
    #expect(action(after: .busy(retryAfterSeconds: 20)) == .wait(milliseconds: 20_000))
    let refusal = Refusal(.overloaded, retryAfterSeconds: 2)
    #expect(action(after: .refused(refusal)) == .wait(milliseconds: 2_000))
  }

  @Test func `ends the run when the hub asks for more than the run can wait`() {
    #expect(
      action(after: .busy(retryAfterSeconds: 31)) == .end(.offline(.busy(retryAfterSeconds: 31))))
    #expect(
      action(after: .busy(retryAfterSeconds: .max))
        == .end(.offline(.busy(retryAfterSeconds: .max))))
  }

  @Test func `for a number the hub has passed shows an older database`() {
    let refusal = Refusal(.exchangeNumberUsed, lastExchange: 90, chain: chain(40))
    #expect(
      action(after: .refused(refusal))
        == .end(.refused(.databaseOlder(code: "exchange_number_used"))))
  }

  @Test func `for the very number just sent is a copy made on the way, and is tried again`() {
    let refusal = Refusal(.exchangeNumberUsed, lastExchange: 7)
    #expect(action(after: .refused(refusal)) == .wait(milliseconds: 0))
  }

  @Test(arguments: [ErrorCode.chainForked, .counterGap])
  func `for its chain says which side is older`(code: ErrorCode) {
    let outcomes = [2, 3, 4].map { action(after: .refused(Refusal(code, chain: chain($0)))) }
    #expect(
      outcomes == [
        .end(.refused(.hubOlder(code: code.rawValue))),
        .end(.refused(.historyForked(code: code.rawValue))),
        .end(.refused(.databaseOlder(code: code.rawValue))),
      ])
    #expect(
      action(after: .refused(Refusal(code))) == .end(.refused(.historyForked(code: code.rawValue))))
  }

  @Test(arguments: ErrorCode.allCases)
  func `with any other code of the registry passes or lasts as the registry says`(code: ErrorCode) {
    let action = action(after: .refused(Refusal(code)))
    switch code {
    case .exchangeNumberUsed, .chainForked, .counterGap: break
    case _ where code.isTransient: #expect(action == .wait(milliseconds: 0))
    case _: #expect(action == .end(.refused(.code(code.rawValue))))
    }
  }
}
