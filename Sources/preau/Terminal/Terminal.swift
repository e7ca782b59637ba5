internal import Foundation

/// Where a command writes: results to the standard output, everything else to the standard error.
enum Terminal {
  /// Writes a line of results.
  static func print(_ line: String) { write(line + "\n", to: .standardOutput) }

  /// Writes a line that is not a result: a warning, progress, an error.
  static func note(_ line: String) { write(line + "\n", to: .standardError) }

  /// Writes over the current line of progress.
  static func progress(_ line: String) { write("\r\u{1B}[K" + line, to: .standardError) }

  /// Whether somebody is looking at the standard error.
  static var isWatched: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }

  private static func write(_ text: String, to file: FileHandle) {
    // A reader that has gone away, such as `head`, is no error of the command.
    try? file.write(contentsOf: Data(text.utf8))
  }
}
