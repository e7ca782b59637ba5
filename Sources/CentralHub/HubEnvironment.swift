/// The doors through which the hub meets the world, so that a seed can replay everything.
package struct HubEnvironment: Sendable {
  /// The hub's wall time, milliseconds since 1970-01-01 UTC.
  package let wallMilliseconds: @Sendable () -> UInt64
  /// Fills in random bytes.
  package let randomBytes: @Sendable (_ count: Int) -> [UInt8]

  /// An environment from its doors.
  package init(
    wallMilliseconds: @escaping @Sendable () -> UInt64,
    randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8]
  ) {
    self.wallMilliseconds = wallMilliseconds
    self.randomBytes = randomBytes
  }
}
