/// What reading a directory file came to.
package struct SchoolDirectorySummary: Hashable, Sendable {
  /// Entries handed to the caller.
  package internal(set) var entryCount = 0
  /// Lines read so far, header and blank lines included.
  package internal(set) var lineCount = 0
  /// Every rejected line.
  package internal(set) var rejectedCount = 0
  /// The first rejected lines, at most `keptRejectionCountMax`.
  package internal(set) var rejectedLines: [RejectedLine] = []

  mutating func reject(_ line: RejectedLine, keptCountMax: Int) {
    rejectedCount += 1
    if rejectedLines.count < keptCountMax { rejectedLines.append(line) }
  }
}
