internal import Causality

/// Clocks and replicas, short enough to read.
enum ClockPhrase {
  private static let digitCount = 8

  /// The first digits of a replica's name.
  static func name(_ replica: ReplicaID) -> String {
    String(String(describing: replica).prefix(digitCount))
  }

  /// `{a3f09c21:12, 0b44de10:7}`; a replica's short name and the last of its edits that was seen.
  static func text(_ clock: VersionVector) -> String {
    "{" + clock.entries.map { "\(name($0.replica)):\($0.counter)" }.joined(separator: ", ") + "}"
  }
}
