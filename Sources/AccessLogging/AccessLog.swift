internal import Foundation

/// The log of who has read which case on this computer: `access.log`, one line a reading, each chained to the one before.
///
/// A line is on the disk before what it speaks of is shown. Commands take turns by a lock. Source: domain study A8;
/// `protocol/decisions/0008-users.md`.
package struct AccessLog: Sendable {
  private let files: AccessLogFiles
  private let wallMilliseconds: @Sendable () -> UInt64

  /// Names the log of a folder; it is made by the first entry.
  package init(folder: String, wallMilliseconds: @escaping @Sendable () -> UInt64) {
    files = AccessLogFiles(folder: folder)
    self.wallMilliseconds = wallMilliseconds
  }

  /// How long entries are kept: a year.
  package static let keptMilliseconds: UInt64 = 365 * 86_400_000
  private static let pruningPauseMilliseconds: UInt64 = 86_400_000
  /// The deed of a pruning.
  package static let pruning = "prune"

  /// Reads and checks the whole log.
  ///
  /// - Throws: `.unreadable`, `.busy`; a log that was changed is no error, but what `AccessRecord.fault` says.
  package func read() throws(AccessLogError) -> AccessRecord {
    try files.locked { () throws(AccessLogError) in try record() }
  }

  /// Adds a reading, and waits until it is on the disk; entries older than a year go first.
  ///
  /// Long texts are cut.
  ///
  /// - Parameters:
  ///   - who: `login@role`, or a name.
  ///   - deed: the command.
  ///   - cases: the names of the cases read.
  ///   - why: the reason, where one was asked for.
  /// - Throws: `.unwritable`, `.unreadable`, `.damaged`, `.busy`; what was to be read must then not be shown.
  package func append(
    who: String, deed: String, cases: [String], why: String? = nil
  ) throws(AccessLogError) {
    let now = wallMilliseconds()
    try files.locked { () throws(AccessLogError) in
      if try isPruningDue(now) { try prune(who: who, now: now) }
      var tail = try tail()
      var lines: [UInt8] = []
      for entry in AccessEntry.entries(
        after: tail.number, at: now, who: who, deed: deed, cases: cases, why: why)
      {
        let line = try AccessChain.line(entry, after: tail.hash)
        lines += line.bytes
        tail = (entry.number, line.hash)
      }
      try files.append(lines)
      try files.note(end: tail.hash)
    }
  }

  private func record() throws(AccessLogError) -> AccessRecord {
    AccessRecord(try files.bytes(), end: try files.end())
  }

  private typealias Tail = (number: UInt64, hash: String)

  /// Where the log goes on: after its last line, whatever that is, so that a break stays where it is.
  ///
  /// Where lines are gone that `access.head` knows of, it goes on after these: the break then shows for ever.
  private func tail() throws(AccessLogError) -> Tail {
    let end = try files.end()
    guard let last = try files.lastLine() else { return (0, end ?? AccessChain.start) }
    let tail = try tail(last)
    guard let end, end != tail.hash, try !record().contains(head: end) else { return tail }
    return (tail.number, end)
  }

  private func tail(_ line: [UInt8]) throws(AccessLogError) -> Tail {
    guard let (hash, json) = AccessChain.parts(of: line[...]) else { throw .damaged }
    let decoder = JSONDecoder()
    if let summary = try? decoder.decode(AccessSummary.self, from: json) {
      return (summary.prunedCount, summary.resumes)
    }
    guard let entry = try? decoder.decode(AccessEntry.self, from: json) else { throw .damaged }
    return (entry.number, hash)
  }
}

// MARK: - Pruning

extension AccessLog {
  /// Whether the oldest entry is more than a day too old: what a pruning leaves is never so for a day, however often people
  /// read.
  private func isPruningDue(_ now: UInt64) throws(AccessLogError) -> Bool {
    let oldest = try files.firstLines().lazy.compactMap { line in
      AccessChain.parts(of: line[...]).flatMap {
        try? JSONDecoder().decode(AccessEntry.self, from: $0.json)
      }
    }.first
    return oldest.map { isOld($0, now, by: Self.pruningPauseMilliseconds) } ?? false
  }

  private func isOld(_ entry: AccessEntry, _ now: UInt64, by more: UInt64 = 0) -> Bool {
    now >= entry.milliseconds && now - entry.milliseconds >= Self.keptMilliseconds + more
  }

  /// Takes out what is old, and says so at both ends of the log; one that was changed is evidence, and stays whole.
  private func prune(who: String, now: UInt64) throws(AccessLogError) {
    let record = try record()
    let old = record.entries.prefix { isOld($0, now) }
    guard record.fault == nil, let first = old.first, let last = old.last else { return }
    let resumes = record.hashes[old.count - 1]
    let summary = AccessSummary(
      prunedCount: last.number,
      fromMilliseconds: record.summary?.fromMilliseconds ?? first.milliseconds,
      untilMilliseconds: last.milliseconds, resumes: resumes)
    let pruning = AccessEntry(
      number: record.nextNumber, milliseconds: now, who: who.cut(toBytes: AccessEntry.textBytesMax),
      deed: Self.pruning, cases: [],
      caseCount: 0, why: nil, resumes: resumes)
    let begin = try AccessChain.line(summary, after: AccessChain.start)
    let end = try AccessChain.line(pruning, after: record.hashes.last ?? resumes)
    let gone = old.count + (record.summary == nil ? 0 : 1)
    let kept = try files.bytes().split(separator: UInt8(ascii: "\n")).dropFirst(gone)
    try files.replace(
      begin.bytes + kept.flatMap { Array($0) + [UInt8(ascii: "\n")] } + end.bytes)
    try files.note(end: end.hash)
  }
}
