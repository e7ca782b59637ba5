import Dispatch
import Synchronization
import WireFuzzing

/// Runs what actors do and waits for it, since libFuzzer calls from a thread of its own.
enum AwaitedCheck {
  /// Carries what was found from the task that ran to the thread that waits.
  private final class Finding: Sendable {
    let broken = Mutex<BrokenProperty?>(nil)
  }

  /// Waits for `work`; whatever it throws is a broken property.
  static func run(_ work: @escaping @Sendable () async throws -> Void) throws(BrokenProperty) {
    let finding = Finding()
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      let broken = await trouble(work)
      finding.broken.withLock { $0 = broken }
      done.signal()
    }
    done.wait()
    if let broken = finding.broken.withLock({ $0 }) { throw broken }
  }

  private static func trouble(_ work: () async throws -> Void) async -> BrokenProperty? {
    do {
      try await work()
      return nil
    } catch let broken as BrokenProperty {
      return broken
    } catch { return BrokenProperty("everything ends well, not with \(error)") }
  }
}
