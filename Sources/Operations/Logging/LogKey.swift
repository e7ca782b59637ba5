package import Logging

/// A metadata key that may appear in a log; there are no others.
///
/// Shape: none of them can hold a name, a handle or free text. `school` is a UAI.
package enum LogKey: String, CaseIterable, Hashable, Sendable {
  /// Step of the work at hand.
  case stage
  /// UAI of a school, which is public.
  case school
  /// Identity of a replica.
  case replica
  /// One of our own error or outcome codes.
  case code
  /// A replica's counter.
  case counter
  /// Size of a frame, in bytes.
  case frameBytes = "frame_bytes"
  /// Size of a page, in bytes.
  case pageBytes = "page_bytes"
  /// Number of change-sets.
  case changeSets = "change_sets"
  /// Number of field writes.
  case writes
  /// Number of conflicts.
  case conflicts
  /// How long it took.
  case milliseconds
  /// HTTP status.
  case status
  /// Type of an error, not its text.
  case error
  /// Path of a request or of a file of ours.
  case path
  /// Host name or address of this or another server.
  case host
  /// Port number.
  case port
  /// The hub's sequence number.
  case sequence
  /// Any other number of things.
  case count
  /// Identity of one request and its answer.
  case exchange

  /// True when values are written as JSON numbers, as far as they are numbers.
  var isNumeric: Bool {
    switch self {
    case .counter, .frameBytes, .pageBytes, .changeSets, .writes, .conflicts, .milliseconds,
      .status, .port, .sequence, .count:
      true
    case .stage, .school, .replica, .code, .error, .path, .host, .exchange: false
    }
  }
}

extension Logger.Metadata {
  /// Spells metadata with keys that the compiler checks.
  package init(_ entries: KeyValuePairs<LogKey, Logger.MetadataValue>) {
    self.init()
    for (key, value) in entries { self[key.rawValue] = value }
  }
}
