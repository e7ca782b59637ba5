/// A line of the directory file that gave no entry.
package struct RejectedLine: Hashable, Sendable {
  /// Where the record starts, counted from 1 with the header as line 1.
  package let lineNumber: Int
  /// What is wrong with it.
  package let reason: LineRejection
}
