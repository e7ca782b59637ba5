/// Reads a directory of schools entry by entry, in bounded memory.
///
/// Shape: `;`-separated UTF-8 with a header, RFC 4180 quotes, LF or CRLF, plain or gzip. A bad
/// line is noted in `summary` and passed over; a bad file is an error.
/// Source: `etablissements.csv.gz`, columns in `SchoolColumn`.
package struct SchoolDirectoryReader: ~Copyable {
  /// What has been read so far; final once `next` has given `nil`.
  package private(set) var summary = SchoolDirectorySummary()

  private let limits: SchoolDirectoryLimits
  private var records: RecordReader
  private var parser: EntryParser?
  private var seen: Set<UAI> = []

  /// Prepares to read; nothing is read before the first `next`.
  package init(_ source: any ByteSource, limits: SchoolDirectoryLimits = SchoolDirectoryLimits()) {
    self.limits = limits
    records = RecordReader(source, limits: limits)
  }

  /// Gives the next school, or `nil` at the end.
  ///
  /// - Throws: `SchoolDirectoryError`; entries given before it are good, and no more will come.
  package mutating func next() throws(SchoolDirectoryError) -> SchoolEntry? {
    while let outcome = try records.next() {
      summary.lineCount = records.lineCount
      if let entry = try entry(from: outcome) { return entry }
    }
    guard parser != nil else { throw .empty }
    return nil
  }

  /// Gives the next schools.
  ///
  /// - Parameter countMax: at least 1.
  /// - Returns: fewer than asked only at the end, none after it.
  /// - Throws: `SchoolDirectoryError`; the entries of this unfinished batch are lost.
  package mutating func nextBatch(
    countMax: Int
  ) throws(SchoolDirectoryError) -> [SchoolEntry] {
    precondition(countMax > 0, "a batch holds at least one entry")
    var batch: [SchoolEntry] = []
    while batch.count < countMax, let entry = try next() { batch.append(entry) }
    return batch
  }

  /// Reads to the end and hands over every school.
  ///
  /// - Parameter body: called once for each entry, in file order.
  /// - Returns: the final summary.
  /// - Throws: `SchoolDirectoryError`, or what `body` throws; `body` is not called again.
  package mutating func forEach(
    _ body: (SchoolEntry) throws -> Void
  ) throws -> SchoolDirectorySummary {
    while let entry = try next() { try body(entry) }
    return summary
  }
}

extension SchoolDirectoryReader {
  private mutating func entry(
    from outcome: RecordSplitter.Outcome
  ) throws(SchoolDirectoryError) -> SchoolEntry? {
    switch (outcome, parser) {
    case (.rejected(let line), nil):
      records.end()
      throw .unreadableHeader(line.reason)
    case (.rejected(let line), _): reject(line.lineNumber, line.reason)
    case (.record(let record), nil): try readHeader(record)
    case (.record(let record), let parser?): return entry(from: record, parser)
    }
    return nil
  }

  private mutating func readHeader(_ record: Record) throws(SchoolDirectoryError) {
    do throws(SchoolDirectoryError) {
      parser = try EntryParser(header: record)
    } catch {
      records.end()
      throw error
    }
  }

  private mutating func entry(from record: Record, _ parser: EntryParser) -> SchoolEntry? {
    guard !record.isBlank else { return nil }
    do throws(LineRejection) {
      let entry = try parser.parse(record)
      guard seen.insert(entry.uai).inserted else { throw .duplicate(entry.uai) }
      summary.entryCount += 1
      return entry
    } catch {
      reject(record.lineNumber, error)
      return nil
    }
  }

  private mutating func reject(_ lineNumber: Int, _ reason: LineRejection) {
    summary.reject(
      RejectedLine(lineNumber: lineNumber, reason: reason),
      keptCountMax: limits.keptRejectionCountMax)
  }
}
