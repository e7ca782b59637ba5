import CaseModel
import CaseRules
import CentralHub
import CentralStorage
import SchoolReplica
import SyncMachine
import Testing

@Suite struct `A sample country` {
  @Test func `is taken by another computer of its school, and counted as it is`() async throws {
    let world = try await CaseworkWorld()
    let made = try await SampleCountry(schoolCount: 1, yearCount: 12, seed: 4).make(in: world.hub)
    #expect(made.schoolCount == 1 && made.caseCount > 0 && made.reportCount > 0)
    let replica = try await world.enrolled()
    let report = try await replica.sync(transport: world.line, options: .manual)
    // `synced` is only said when the hub's signed hash of the school is the computer's own.
    #expect(report.outcome == .synced && report.receivedRecordCount > made.caseCount)
    #expect(try await replica.cases(inStatus: nil).count == made.caseCount)
    #expect(try await replica.reports().count == made.reportCount)
    let answered = try await replica.reports().filter { $0.progress.status.hasLeft }
    #expect(!answered.isEmpty)
    #expect(try await world.hub.verify().differences.isEmpty)
  }

  @Test func `is the same country when the seed is the same`() async throws {
    var summaries: [SampleCountry.Summary] = []
    for seed in [4, 4, 5] as [UInt64] {
      let world = try await CaseworkWorld()
      summaries.append(
        try await SampleCountry(schoolCount: 1, yearCount: 3, seed: seed).make(in: world.hub))
    }
    #expect(summaries[0] == summaries[1] && summaries[0] != summaries[2])
  }
}
