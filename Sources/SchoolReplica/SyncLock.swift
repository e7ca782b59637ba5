internal import Foundation

/// The right to synchronise one replica, for one run at a time.
///
/// A lock of the operating system on the file `sync.lock`: it goes with the process that holds it, however that ends, so
/// no stale lock ever needs a human. The file itself stays and says nothing.
package final class SyncLock: Sendable {
  /// What to do when another run holds the lock.
  package enum Policy: Hashable, Sendable {
    /// Let this run go: a timer's, the next one will come.
    case skipIfHeld
    /// Wait for the other run to end, this long at most: a person is waiting.
    case wait(Duration)
  }

  private let descriptor: CInt

  private init(descriptor: CInt) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// How long to wait between two looks at a lock that is held.
  package static let pollInterval = Duration.milliseconds(100)

  /// Takes the lock.
  ///
  /// - Returns: the lock, held until the value is gone; `nil` when another run holds it.
  /// - Throws: `SyncLockError` when the file cannot be used.
  package static func take(path: String) throws(SyncLockError) -> SyncLock? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .cannotOpen(code: errno) }
    let lock = SyncLock(descriptor: descriptor)
    guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return lock }
    let code = errno
    guard code == EWOULDBLOCK || code == EINTR else { throw .cannotLock(code: code) }
    return nil
  }

  /// Takes the lock, waiting as the policy says.
  ///
  /// - Parameters:
  ///   - path: the lock's file, made when it is missing.
  ///   - policy: what to do when another run holds the lock.
  ///   - pause: waits for one `pollInterval`.
  /// - Returns: `nil` when another run still holds it.
  /// - Throws: `SyncLockError`, or what `pause` throws.
  package static func take(
    path: String, policy: Policy, pause: @Sendable (Duration) async throws -> Void
  ) async throws -> SyncLock? {
    var left: Duration
    switch policy {
    case .skipIfHeld: left = .zero
    case .wait(let duration): left = duration
    }
    while true {
      if let lock = try take(path: path) { return lock }
      guard left > .zero else { return nil }
      try await pause(pollInterval)
      left -= pollInterval
    }
  }
}

/// Why the lock's file cannot be used; `code` is the operating system's.
package enum SyncLockError: Error, Hashable, Sendable {
  case cannotOpen(code: CInt)
  case cannotLock(code: CInt)
}
