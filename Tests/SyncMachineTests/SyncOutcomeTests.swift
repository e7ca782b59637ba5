import SyncMachine
import SyncProtocol
import Testing

@Suite struct `The exit code of a run` {
  @Test func `tells the outcomes apart`() {
    let codes: [(SyncOutcome, Int32)] = [
      (.synced, 0), (.skipped, 0), (.partlySynced(.budget), 2), (.partlySynced(.stateDiffers), 2),
      (.offline(.network(.name)), 3), (.offline(.notTheHub(.signature)), 3),
      (.offline(.busy(retryAfterSeconds: 90)), 3), (.refused(.code("replica_revoked")), 4),
      (.refused(.databaseOlder(code: "chain_forked")), 4), (.refused(.answer(.receiptUnsigned)), 4),
      (.localDamage(.diskFull), 5), (.heldElsewhere, 6),
    ]
    for (outcome, code) in codes { #expect(outcome.exitCode == code) }
  }
}

@Suite struct `A budget of bytes` {
  @Test func `without a bound asks for whole pages`() {
    #expect(SyncBudget().pageBytes(besideRequestOf: .max) == UInt32(Limits.columnsBytesMax))
  }

  @Test func `asks for the page that still fits`() {
    var budget = SyncBudget(bytesMax: 20_000)
    budget.use(byteCount: 5_000)
    #expect(budget.pageBytes(besideRequestOf: 1_000) == 12_976)
  }

  @Test func `stops before a page too small to be worth asking for`() {
    let budget = SyncBudget(bytesMax: 6_000)
    #expect(budget.pageBytes(besideRequestOf: 880) == 4_096)
    #expect(budget.pageBytes(besideRequestOf: 881) == nil)
    #expect(budget.pageBytes(besideRequestOf: .max) == nil)
  }

  @Test func `takes any lengths without harm`() {
    var budget = SyncBudget(bytesMax: .max)
    for byteCount in [Int.min, -1, .max, .max, .max] { budget.use(byteCount: byteCount) }
    #expect(budget.usedBytes == .max)
    #expect(budget.pageBytes(besideRequestOf: 0) == nil)
  }
}
