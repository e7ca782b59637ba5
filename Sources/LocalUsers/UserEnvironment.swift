internal import Foundation

/// The doors through which sign-in meets the world: time and randomness.
package struct UserEnvironment: Sendable {
  let wallMilliseconds: @Sendable () -> UInt64
  let randomBytes: @Sendable (Int) -> [UInt8]

  /// An environment from its doors.
  package init(
    wallMilliseconds: @escaping @Sendable () -> UInt64,
    randomBytes: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.wallMilliseconds = wallMilliseconds
    self.randomBytes = randomBytes
  }

  /// This machine's clock and its system's randomness.
  package static let live = UserEnvironment(
    wallMilliseconds: { UInt64(max(0, Date().timeIntervalSince1970 * 1000)) },
    randomBytes: { count in
      var generator = SystemRandomNumberGenerator()
      return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    })
}
