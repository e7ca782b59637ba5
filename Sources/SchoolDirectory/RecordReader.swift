/// Reads a directory file record by record.
///
/// Shape: a UTF-8 byte order mark at the start is passed over. After an error nothing more comes.
struct RecordReader {
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Lines that have been read to their end.
  private(set) var lineCount = 0
  private let limits: SchoolDirectoryLimits
  private var bytes: DirectoryBytes
  private var chunk: [UInt8] = []
  private var position = 0
  private var splitter: RecordSplitter
  private var hasStarted = false
  private var hasEnded = false

  init(_ source: any ByteSource, limits: SchoolDirectoryLimits) {
    self.limits = limits
    bytes = DirectoryBytes(source, limits: limits)
    splitter = RecordSplitter(lineBytesMax: limits.lineBytesMax)
  }

  /// Gives the next record or rejected line, or `nil` at the end.
  mutating func next() throws(SchoolDirectoryError) -> RecordSplitter.Outcome? {
    while !hasEnded {
      if let outcome = nextInChunk() { return try counted(outcome) }
      try refill()
    }
    guard let last = splitter.finish() else { return nil }
    return try counted(last)
  }

  /// Makes sure that nothing more comes.
  mutating func end() {
    hasEnded = true
    splitter = RecordSplitter(lineBytesMax: limits.lineBytesMax)
  }

  private mutating func nextInChunk() -> RecordSplitter.Outcome? {
    while position < chunk.count {
      let byte = chunk[position]
      position += 1
      if let outcome = splitter.take(byte) { return outcome }
    }
    return nil
  }

  private mutating func refill() throws(SchoolDirectoryError) {
    position = 0
    do throws(SchoolDirectoryError) {
      chunk = try bytes.next()
      if !hasStarted { try skipByteOrderMark() }
    } catch {
      end()
      throw error
    }
    hasStarted = true
    if chunk.isEmpty { hasEnded = true }
  }

  private mutating func skipByteOrderMark() throws(SchoolDirectoryError) {
    let mark = RecordReader.byteOrderMark
    while chunk.count < mark.count, mark.starts(with: chunk) {
      let more = try bytes.next()
      if more.isEmpty { break }
      chunk += more
    }
    if chunk.starts(with: mark) { position = mark.count }
  }

  private mutating func counted(
    _ outcome: RecordSplitter.Outcome
  ) throws(SchoolDirectoryError) -> RecordSplitter.Outcome {
    lineCount = hasEnded ? splitter.lineNumber : splitter.lineNumber - 1
    guard lineCount <= limits.lineCountMax else {
      end()
      throw .tooManyLines
    }
    return outcome
  }
}
