internal import Foundation

/// Reads a file or the standard input line by line, without ever holding more than one line.
struct LineReader {
  /// The longest line, in bytes.
  static let lineBytesMax = 1024 * 1024
  private static let chunkBytes = 64 * 1024

  /// One line, or the fact that it was too long to be kept.
  enum Line {
    case bytes([UInt8])
    case tooLong
  }

  private let file: FileHandle
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// Opens a file; `nil` stands for the standard input.
  ///
  /// - Throws: `RecordFileError.missing`.
  init(path: String?) throws {
    guard let path else {
      file = .standardInput
      return
    }
    guard let opened = FileHandle(forReadingAtPath: path) else { throw RecordFileError.missing }
    file = opened
  }

  /// The next line without its end, `nil` after the last.
  mutating func next() throws -> Line? {
    var isTooLong = false
    while true {
      if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return isTooLong || end - start > Self.lineBytesMax
          ? .tooLong : .bytes(Array(buffer[start..<end]))
      }
      if isAtEnd {
        guard start < buffer.count || isTooLong else { return nil }
        defer { start = buffer.count }
        return isTooLong ? .tooLong : .bytes(Array(buffer[start...]))
      }
      if buffer.count - start > Self.lineBytesMax {
        isTooLong = true
        start = buffer.count
      }
      try fill()
    }
  }

  private mutating func fill() throws {
    buffer.removeFirst(start)
    start = 0
    do {
      let chunk = try file.read(upToCount: Self.chunkBytes) ?? Data()
      isAtEnd = chunk.isEmpty
      buffer += chunk
    } catch { throw RecordFileError.unreadable }
  }
}

/// What a file of records cannot do.
package enum RecordFileError: Error, Hashable, Sendable {
  /// The file is not there, or not for this account to read; nothing was done.
  case missing
  /// The file could not be read to its end.
  case unreadable
  /// The file cannot be written.
  case unwritable
  /// There is a file of this name already; it was not touched.
  case alreadyThere
}
