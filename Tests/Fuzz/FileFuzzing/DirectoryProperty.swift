import SchoolDirectory
import WireFuzzing

/// Reading any file of schools: to its end or refused, and the same however the bytes come in.
///
/// The lower seven bits of the first byte say how many bytes come at a time; the rest is the file.
enum DirectoryProperty {
  private struct Reading {
    var entries: [SchoolEntry] = []
    var summary: SchoolDirectorySummary?
    var error: SchoolDirectoryError?
  }

  static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
    guard let mode = bytes.first else { return }
    let file = Array(bytes.dropFirst())
    try compare(read(file, chunkBytes: .max), read(file, chunkBytes: 1 + Int(mode & 127)))
  }

  private static func compare(_ whole: Reading, _ slow: Reading) throws(BrokenProperty) {
    try BrokenProperty.unless(
      (whole.error == nil) == (slow.error == nil),
      "a file is refused or not, however its bytes come in")
    try BrokenProperty.unless(
      whole.entries.starts(with: slow.entries) || slow.entries.starts(with: whole.entries),
      "a file that breaks off gives what is good")
    try BrokenProperty.unless(
      Set(whole.entries.map(\.uai)).count == whole.entries.count, "each school is read once")
    guard whole.error == nil else { return }
    try BrokenProperty.unless(
      whole.entries == slow.entries && whole.summary == slow.summary
        && whole.summary?.entryCount == whole.entries.count,
      "a file reads the same, however its bytes come in")
  }

  private static func read(_ file: [UInt8], chunkBytes: Int) -> Reading {
    var reader = SchoolDirectoryReader(
      SlowSource(inner: MemoryByteSource(file), chunkBytes: chunkBytes))
    var reading = Reading()
    do throws(SchoolDirectoryError) {
      while let entry = try reader.next() { reading.entries.append(entry) }
    } catch { reading.error = error }
    reading.summary = reader.summary
    return reading
  }
}

/// Gives a few bytes at a time, as a pipe may.
private struct SlowSource: ByteSource {
  var inner: MemoryByteSource
  let chunkBytes: Int

  mutating func next(byteCountMax: Int) throws(SchoolDirectoryError) -> [UInt8] {
    try inner.next(byteCountMax: min(chunkBytes, byteCountMax))
  }
}
