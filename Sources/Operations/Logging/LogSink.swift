/// Where finished log lines go.
package protocol LogSink: Sendable {
  /// Writes one line, whole and at once, before it returns.
  ///
  /// - Parameter line: without a line feed.
  func write(line: String)
}
