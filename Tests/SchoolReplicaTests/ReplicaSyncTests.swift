import ReplicaStorage
import SchoolReplica
import SyncMachine
import SyncProtocol
import Testing

@Suite struct `Synchronising a replica` {
  private let hub = ScriptedHub()

  @Test func `needs an enrolment`() async throws {
    let trial = try TrialReplica()
    await #expect(throws: ReplicaSyncError.notEnrolled) { _ = try await trial.sync(hub) }
    #expect(hub.seenNumbers.isEmpty)
  }

  @Test func `sends what another process recorded, and says synced once it is proved`() async throws
  {
    let trial = try TrialReplica()
    try await trial.enrol(at: hub)
    try trial.edit("first")
    try trial.edit("second", heldBy: hub)
    let report = try await trial.sync(hub)
    #expect(report.outcome == .synced)
    #expect(report.acknowledgedCount == 2)
    #expect((report.exchangeCount, report.frameCount) == (1, 1))
    #expect(report.pendingCount == 0)
    #expect(report.sentByteCount > 100 && report.receivedByteCount > 100)
    let status = try await trial.replica.status()
    #expect((status.changeCount, status.acknowledgedCount, status.pendingCount) == (2, 2, 0))
    #expect(status.verifiedMilliseconds == TrialReplica.wallMilliseconds)
  }

  @Test func `with nothing to send still asks for news`() async throws {
    let trial = try TrialReplica()
    try await trial.enrol(at: hub)
    let report = try await trial.sync(hub)
    #expect(report.outcome == .synced)
    #expect((report.exchangeCount, report.frameCount) == (1, 0))
  }

  @Test(
    arguments: zip(
      [
        ScriptedHub.Script.signedByStranger, .ahead, .behind, .forStranger, .verdictMissing,
      ], [AnswerFault.receiptUnsigned, .receiptAhead, .receiptBehind, .receiptForeign, .verdict]))
  func `applies nothing of an answer that does not fit`(
    script: ScriptedHub.Script, fault: AnswerFault
  ) async throws {
    let trial = try TrialReplica()
    try await trial.enrol(at: hub)
    try trial.edit("kept", heldBy: hub)
    hub.follow(script)
    let report = try await trial.sync(hub)
    #expect(report.outcome == .refused(.answer(fault)))
    #expect(report.pendingCount == 1)
    hub.follow(.right)
    #expect(try await trial.sync(hub).outcome == .synced)
  }

  @Test func `does not go on with pages that lead nowhere`() async throws {
    let trial = try TrialReplica()
    try await trial.enrol(at: hub)
    hub.follow(.standstill)
    #expect(try await trial.sync(hub).outcome == .refused(.answer(.standstill)))
  }

  @Test func `never says synced while the state hashes differ`() async throws {
    let trial = try TrialReplica()
    try await trial.enrol(at: hub)
    try trial.edit("kept", heldBy: hub)
    hub.follow(.otherHash)
    let report = try await trial.sync(hub)
    #expect(report.outcome == .partlySynced(.stateDiffers))
    #expect(report.exchangeCount == 2)
    #expect(try await trial.replica.status().verifiedMilliseconds == nil)
  }

  @Test func `keeps everything when the hub cannot be reached, under a new number each time`()
    async throws
  {
    let trial = try TrialReplica()
    try await trial.enrol(at: hub)
    try trial.edit("kept", heldBy: hub)
    hub.follow(.fail(.offline(.connection)))
    let report = try await trial.sync(hub)
    #expect(report.outcome == .offline(.network(.connection)))
    #expect(report.exchangeCount == Limits.retriesMax + 1)
    #expect(report.pendingCount == 1)
    #expect(hub.seenNumbers == Array(2...UInt64(Limits.retriesMax) + 2))
  }

  @Test func `goes away while another run is under way`() async throws {
    let trial = try TrialReplica()
    try await trial.enrol(at: hub)
    let other = try SyncLock.take(path: trial.home.lockPath)
    #expect(try await trial.sync(hub).outcome == .skipped)
    let waited = try await trial.sync(hub) { $0.lockPolicy = .wait(.milliseconds(200)) }
    #expect(waited.outcome == .heldElsewhere)
    withExtendedLifetime(other) {}
  }

  @Test func `stops before its budget is passed`() async throws {
    let trial = try TrialReplica()
    try await trial.enrol(at: hub)
    try trial.edit("kept", heldBy: hub)
    let report = try await trial.sync(hub) { $0.budget = SyncBudget(bytesMax: 3_000) }
    #expect(report.outcome == .partlySynced(.budget))
    #expect(report.exchangeCount == 0)
    #expect(report.pendingCount == 1)
  }

  @Test func `can be planned without sending anything`() async throws {
    let trial = try TrialReplica()
    try await trial.enrol(at: hub)
    try trial.edit("first")
    try trial.edit("second", heldBy: hub)
    let before = await trial.replica.state
    let plan = try await trial.replica.plan()
    #expect((plan.pendingCount, plan.frameCount) == (2, 1))
    #expect(plan.frameByteCount > 64)
    #expect(hub.seenNumbers.isEmpty)
    let after = await trial.replica.state
    #expect(after.exchange == before.exchange && after.chain == before.chain)
    #expect(try await trial.sync(hub).outcome == .synced)
    #expect(try await trial.replica.plan().frameCount == 0)
  }
}
