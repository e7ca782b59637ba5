internal import Foundation

/// A log as it was read, and what is wrong with it.
package struct AccessRecord: Hashable, Sendable {
  /// What was pruned, when anything was.
  package private(set) var summary: AccessSummary?
  /// The entries that could be read, oldest first.
  package private(set) var entries: [AccessEntry] = []
  /// The hash of each entry, in the same order.
  package private(set) var hashes: [String] = []
  /// The first thing that is wrong, `nil` when the chain holds.
  package private(set) var fault: AccessLogFault?

  /// The hash of the last entry, to be noted elsewhere; `nil` for an empty log.
  package var head: String? { hashes.last }

  /// Whether a hash noted earlier is one of this log, or of what was pruned last.
  package func contains(head: String) -> Bool {
    hashes.contains(head.lowercased()) || summary?.resumes == head.lowercased()
  }

  /// Reads a log's bytes; `end` is the hash that `access.head` says it has reached, `nil` without that file.
  init(_ bytes: [UInt8], end: String?) {
    take(bytes)
    checkEnd(end)
    checkPruning()
  }

  private mutating func take(_ bytes: [UInt8]) {
    var previous = AccessChain.start
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // After the last line end there is nothing, or a line that a power cut has torn.
    for (place, line) in lines.dropLast().enumerated() {
      guard let (hash, json) = AccessChain.parts(of: line),
        AccessChain.hash(json, after: previous) == hash
      else { return fail(.line(place + 1)) }
      if place == 0, let summary = try? JSONDecoder().decode(AccessSummary.self, from: json) {
        self.summary = summary
        previous = summary.resumes
      } else if let entry = try? JSONDecoder().decode(AccessEntry.self, from: json),
        entry.number == nextNumber
      {
        entries.append(entry)
        hashes.append(hash)
        previous = hash
      } else {
        return fail(.line(place + 1))
      }
    }
  }

  private mutating func fail(_ found: AccessLogFault) { fault = fault ?? found }

  /// The number of the next entry.
  var nextNumber: UInt64 {
    let (next, overflows) = (entries.last?.number ?? summary?.prunedCount ?? 0)
      .addingReportingOverflow(1)
    return overflows ? 0 : next
  }

  private mutating func checkEnd(_ end: String?) {
    guard let end, !contains(head: end) else { return }
    fail(.end)
  }

  /// A summary is true when the log itself says later on that it was pruned so, a year after.
  private mutating func checkPruning() {
    guard let summary else { return }
    let pruning = entries.last { $0.resumes != nil }
    guard let pruning, pruning.resumes == summary.resumes,
      pruning.milliseconds >= summary.untilMilliseconds,
      pruning.milliseconds - summary.untilMilliseconds >= AccessLog.keptMilliseconds
    else { return fail(.pruning) }
  }
}
