import Foundation

/// Runs a national network from a seed, and judges it.
package enum Simulation {
  /// What one run came to.
  package struct Outcome: Sendable {
    /// What went wrong first; `nil` when all was as it must be.
    package let failure: String?
    package let totals: SimulationTotals
    /// What happened, one line each.
    package let trace: [String]
    /// One number for the whole trace, final hashes included.
    package let digest: UInt64
  }

  /// Runs one seed in a temporary folder that is removed afterwards.
  package static func run(seed: UInt64, level: SimulationLevel) async -> Outcome {
    await run(SimulationPlan(seed: seed, level: level))
  }

  static func run(_ plan: SimulationPlan) async -> Outcome {
    let folder = temporaryFolder + "/preau-simulation-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      let world = try SimulatedWorld(plan: plan, folder: folder)
      await world.run()
      return await world.outcome
    } catch {
      return Outcome(failure: "\(error)", totals: SimulationTotals(), trace: [], digest: 0)
    }
  }

  /// Where databases go: memory where there is some, since a simulated world cuts no power.
  private static var temporaryFolder: String {
    let memory = "/dev/shm"
    if ProcessInfo.processInfo.environment["TMPDIR"] == nil,
      FileManager.default.isWritableFile(atPath: memory)
    {
      return memory
    }
    return FileManager.default.temporaryDirectory.path
  }

  /// Drops steps while the run still fails, at most `runsMax` runs.
  ///
  /// - Returns: the outcome of the smallest failing run found, and its steps.
  package static func shrink(seed: UInt64, level: SimulationLevel, runsMax: Int = 300) async -> (
    Outcome, [String]
  ) {
    var plan = SimulationPlan(seed: seed, level: level)
    var best = await run(plan)
    var runs = 0
    var chunk = max(plan.steps.count / 2, 1)
    while best.failure != nil, runs < runsMax {
      var start = 0
      var hasShrunk = false
      while start < plan.steps.count, runs < runsMax {
        var smaller = plan
        smaller.steps.removeSubrange(start..<min(start + chunk, plan.steps.count))
        let outcome = await run(smaller)
        runs += 1
        if outcome.failure != nil {
          (plan, best, hasShrunk) = (smaller, outcome, true)
        } else {
          start += chunk
        }
      }
      if chunk == 1, !hasShrunk { break }
      chunk = max(chunk / 2, 1)
    }
    return (best, plan.steps.map { "\($0.kind.rawValue) \($0.seed)" })
  }
}

extension SimulatedWorld {
  /// Runs all steps until something goes wrong, then judges.
  func run() async {
    totals.seeds = 1
    do {
      try await populate()
      for step in plan.steps where failure == nil { try await perform(step) }
      if failure == nil { try await judge() }
    } catch { violated("\(error)") }
  }

  var outcome: Simulation.Outcome {
    Simulation.Outcome(
      failure: failure, totals: totals, trace: trace.lines, digest: trace.digest)
  }
}
