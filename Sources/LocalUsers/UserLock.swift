internal import Glibc

/// The right to change the users of one folder, held until the value is gone, however the process ends.
final class UserLock {
  private let descriptor: CInt

  private init(descriptor: CInt) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  private static let attemptMax = 200
  private static let pauseMicroseconds: UInt32 = 50_000

  /// Takes the lock, waiting ten seconds at most.
  ///
  /// - Throws: `.busy`, `.unwritable`.
  static func take(_ path: String) throws(LocalUserError) -> UserLock {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .unwritable }
    let lock = UserLock(descriptor: descriptor)
    for _ in 0..<attemptMax {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return lock }
      usleep(pauseMicroseconds)
    }
    throw .busy
  }
}
