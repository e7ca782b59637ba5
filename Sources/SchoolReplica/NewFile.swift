internal import Foundation
internal import Glibc
internal import RecordStorage

/// Files that are made for their owner only, and never over one that is there.
package enum NewFile {
  /// Makes an empty file to write to.
  ///
  /// - Throws: `RecordFileError.alreadyThere`, `.unwritable`.
  static func open(_ path: String) throws -> FileHandle {
    let file = OwnerOnlyFile.openNew(path)
    guard file >= 0 else {
      throw errno == EEXIST ? RecordFileError.alreadyThere : RecordFileError.unwritable
    }
    return FileHandle(fileDescriptor: file, closeOnDealloc: true)
  }

  /// Writes a whole text; a file that could not be written to its end is removed.
  ///
  /// - Throws: `RecordFileError.alreadyThere`, `.unwritable`.
  package static func write(_ text: String, at path: String) throws {
    try write(Array(text.utf8), at: path)
  }

  /// Writes a whole file; one that could not be written to its end is removed.
  ///
  /// - Throws: `RecordFileError.alreadyThere`, `.unwritable`.
  static func write(_ bytes: [UInt8], at path: String) throws {
    let file = try open(path)
    do {
      try file.write(contentsOf: Data(bytes))
      try file.synchronize()
      try file.close()
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw RecordFileError.unwritable
    }
  }
}
