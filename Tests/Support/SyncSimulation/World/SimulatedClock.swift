import Synchronization

/// The time that one machine shows, milliseconds since 1970-01-01 UTC.
final class SimulatedClock: Sendable {
  private let time: Atomic<UInt64>

  init(_ milliseconds: UInt64) { time = Atomic(milliseconds) }

  var milliseconds: UInt64 { time.load(ordering: .relaxed) }
  func set(_ milliseconds: UInt64) { time.store(milliseconds, ordering: .relaxed) }
}

/// Counts how many answers a run has applied, as its progress tells.
final class AppliedCount: Sendable {
  private let count = Atomic<Int>(0)
  private let isLast = Atomic<Bool>(false)
  var value: Int { count.load(ordering: .relaxed) }

  /// Counts one, and ends the run there if that was asked for.
  func add() {
    count.add(1, ordering: .relaxed)
    guard isLast.exchange(false, ordering: .relaxed) else { return }
    withUnsafeCurrentTask { $0?.cancel() }
  }

  /// Lets the run end with the next answer that it applies.
  func endWithNext() { isLast.store(true, ordering: .relaxed) }
}
