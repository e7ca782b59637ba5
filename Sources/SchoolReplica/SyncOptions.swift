package import SyncMachine

/// How one run is to behave.
package struct SyncOptions: Sendable {
  /// What to do when another run is under way.
  package var lockPolicy: SyncLock.Policy
  /// The bytes the run may use.
  package var budget: SyncBudget
  /// How to wait between two tries.
  package var schedule: RetrySchedule
  /// Lets time pass; a door, so that a seed can replay a run.
  package var pause: @Sendable (Duration) async throws -> Void

  /// Options from their parts.
  package init(
    lockPolicy: SyncLock.Policy, budget: SyncBudget = SyncBudget(),
    schedule: RetrySchedule = .standard,
    pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.lockPolicy = lockPolicy
    self.budget = budget
    self.schedule = schedule
    self.pause = pause
  }

  /// A run that a person waits for: it waits two minutes for another run to end.
  package static var manual: SyncOptions { SyncOptions(lockPolicy: .wait(.seconds(120))) }
  /// A run that a timer starts: it lets another run do the work.
  package static var timer: SyncOptions { SyncOptions(lockPolicy: .skipIfHeld) }
}
