internal import Foundation
internal import Glibc
internal import RecordStorage

/// The files of a log: its lines, how far they go, and a lock.
struct AccessLogFiles: Sendable {
  let folder: String

  private var path: String { folder + "/access.log" }
  private var headPath: String { folder + "/access.head" }
  private static let lineEnd = UInt8(ascii: "\n")
  private static let peekBytes = 65_536

  /// Runs `work` while no other command touches the log; waits ten seconds at most.
  func locked<Result>(
    _ work: () throws(AccessLogError) -> Result
  ) throws(AccessLogError) -> Result {
    let lock = open(folder + "/access.lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard lock >= 0 else { throw .unwritable }
    defer { close(lock) }
    for _ in 0..<200 {
      if flock(lock, LOCK_EX | LOCK_NB) == 0 { return try work() }
      usleep(50_000)
    }
    throw .busy
  }

  /// The whole log; empty when there is none.
  func bytes() throws(AccessLogError) -> [UInt8] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    guard let bytes = FileManager.default.contents(atPath: path) else { throw .unreadable }
    return Array(bytes)
  }

  /// The hash the log is said to have reached, `nil` when nothing says so.
  func end() throws(AccessLogError) -> String? {
    guard FileManager.default.fileExists(atPath: headPath) else { return nil }
    guard let bytes = FileManager.default.contents(atPath: headPath) else { throw .unreadable }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Says how far the log goes.
  func note(end: String) throws(AccessLogError) { try write(Array(end.utf8), headPath) }

  /// Writes another log in place of this one.
  func replace(_ bytes: [UInt8]) throws(AccessLogError) { try write(bytes, path) }

  private func write(_ bytes: [UInt8], _ path: String) throws(AccessLogError) {
    do { try OwnerOnlyFile.replace(bytes, at: path) } catch { throw .unwritable }
  }

  /// The first two whole lines.
  func firstLines() throws(AccessLogError) -> [[UInt8]] {
    let start = try peek(fromEnd: false)
    return start.split(separator: Self.lineEnd, maxSplits: 2, omittingEmptySubsequences: false)
      .dropLast().map(Array.init)
  }

  /// The last whole line, however long; `nil` in an empty log.
  func lastLine() throws(AccessLogError) -> [UInt8]? {
    var size = Self.peekBytes
    while true {
      let tail = try peek(fromEnd: true, size)
      let isWhole = tail.count < size
      if let end = tail.lastIndex(of: Self.lineEnd) {
        if let before = tail[..<end].lastIndex(of: Self.lineEnd) {
          return Array(tail[(before + 1)..<end])
        }
        if isWhole { return Array(tail[..<end]) }
      }
      guard !isWhole else { return nil }
      size *= 2
    }
  }

  private func peek(
    fromEnd: Bool, _ count: Int = AccessLogFiles.peekBytes
  ) throws(AccessLogError) -> [UInt8] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    do {
      guard let file = FileHandle(forReadingAtPath: path) else { throw AccessLogError.unreadable }
      defer { try? file.close() }
      let size = try file.seekToEnd()
      try file.seek(toOffset: fromEnd && size > count ? size - UInt64(count) : 0)
      return Array(try file.read(upToCount: count) ?? Data())
    } catch { throw .unreadable }
  }

  /// Adds lines after the last whole one: what a power cut has torn was never confirmed, and goes.
  func append(_ lines: [UInt8]) throws(AccessLogError) {
    let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .unwritable }
    defer { close(file) }
    let tail = try peek(fromEnd: true)
    let torn = tail.count - ((tail.lastIndex(of: Self.lineEnd) ?? -1) + 1)
    let size = lseek(file, 0, SEEK_END)
    if torn > 0, size < off_t(torn) || ftruncate(file, size - off_t(torn)) != 0 {
      throw .unwritable
    }
    var written = 0
    while written < lines.count {
      let count = lines[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw .unwritable }
      written += count
    }
    guard fsync(file) == 0 else { throw .unwritable }
  }
}
