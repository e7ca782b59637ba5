import Glibc
import Synchronization

/// Writes log lines to standard error without a buffer, one after the other.
///
/// Shape: a line that standard error does not take is lost; a program must not stop for its log.
package final class StandardErrorSink: LogSink {
  /// The one sink of the process: two would mix their lines.
  package static let shared = StandardErrorSink()

  private let turn = Mutex(())

  private init() {}

  /// See `LogSink`.
  package func write(line: String) {
    let bytes = Array((line + "\n").utf8)
    turn.withLock { _ in StandardErrorSink.writeAll(bytes) }
  }

  private static func writeAll(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        return
      }
    }
  }
}
