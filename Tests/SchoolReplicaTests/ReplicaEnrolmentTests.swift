import Crypto
import ReplicaStorage
import SchoolReplica
import SyncMachine
import SyncProtocol
import Testing

@Suite struct `Enrolling a replica` {
  @Test func `pins the hub that gave the code`() async throws {
    let trial = try TrialReplica()
    let hub = ScriptedHub()
    try await trial.enrol(at: hub)
    let status = try await trial.replica.status()
    #expect(status.school == "0751234J")
    #expect(status.hubURL == "https://hub.example.org")
    #expect(status.computerNumber == 2)
    #expect(await trial.replica.state.hubKey == Array(hub.key.publicKey.rawRepresentation))
  }

  @Test func `keeps nothing of a hub that did not give the code`() async throws {
    let trial = try TrialReplica()
    let code = ScriptedHub().code
    let impostor = ScriptedHub()
    await #expect(throws: EnrolmentError.notTheHub) {
      try await trial.replica.enrol(
        code: code, hubURL: "https://hub.example.org", label: "office", transport: impostor)
    }
    #expect(try await trial.replica.status().school == nil)
    #expect(await trial.replica.state.hubKey == nil)
  }

  @Test func `happens once`() async throws {
    let trial = try TrialReplica()
    let hub = ScriptedHub()
    try await trial.enrol(at: hub)
    await #expect(throws: EnrolmentError.alreadyEnrolled) { try await trial.enrol(at: hub) }
  }

  @Test func `leaves earlier edits to be sent, and says how old they are`() async throws {
    let trial = try TrialReplica()
    try trial.edit("before")
    let status = try await trial.replica.status()
    #expect((status.changeCount, status.pendingCount) == (1, 1))
    #expect(status.oldestPendingMilliseconds == 5_000)
    #expect((status.quarantinedCount, status.openConflictCount) == (0, 0))
  }
}
