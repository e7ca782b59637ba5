internal import Dispatch

/// Runs an actor's jobs one after the other on a thread of their own, so that waiting for the disk keeps no other work
/// from running.
package final class QueueExecutor: SerialExecutor {
  private let queue: DispatchQueue

  /// An executor whose queue bears `label`.
  package init(label: String) { queue = DispatchQueue(label: label) }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }
}
